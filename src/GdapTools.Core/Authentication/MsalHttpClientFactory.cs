using System.Net.Http;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Hands MSAL the session's own client, so that sign-ins pass the same host guard as everything else.</summary>
internal sealed class MsalHttpClientFactory(HttpClient client) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => client;
}
