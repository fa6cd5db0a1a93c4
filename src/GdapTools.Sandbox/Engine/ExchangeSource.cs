using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace GdapTools.Sandbox.Engine;

/// <summary>
/// Tells whoever listens in this process what was asked and answered, items of a batch too: source
/// <c>GdapTools.Sandbox</c>, event <c>Exchange</c>, payload <see cref="SandboxExchange"/>. Costs nothing unheard.
/// Source: https://learn.microsoft.com/dotnet/core/diagnostics/diagnosticsource-diagnosticlistener
/// </summary>
internal static class ExchangeSource
{
    private const string Event = "Exchange";

    private static readonly DiagnosticListener s_source = new("GdapTools.Sandbox");
    private static readonly Dictionary<string, string> s_none = [];
    private static readonly HashSet<string> s_secretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie",
    };

    public static void Publish(SandboxRequest request, SandboxResponse response)
    {
        if (s_source.IsEnabled(Event))
        {
            s_source.Write(Event, IsSignIn(request.Uri) ? SignIn(request, response) : Whole(request, response));
        }
    }

    /// <summary>Whether Entra is asked, whose every field may be a credential.</summary>
    public static bool IsSignIn(Uri uri) =>
        uri.AbsolutePath.TrimStart('/').Split('/')[0].ToLowerInvariant()
            is not ("v1.0" or "beta" or "v1" or "partnercenter");

    private static SandboxExchange Whole(SandboxRequest request, SandboxResponse response) => new()
    {
        Method = request.Method.ToUpperInvariant(),
        Uri = request.Uri.AbsoluteUri,
        RequestHeaders = Harmless(request.Headers),
        RequestBody = request.Body,
        Status = response.Status,
        ResponseHeaders = Harmless(response.Headers),
        ResponseBody = response.Text,
        Origin = response.Origin,
    };

    private static SandboxExchange SignIn(SandboxRequest request, SandboxResponse response) => new()
    {
        Method = request.Method.ToUpperInvariant(),
        Uri = request.Uri.GetLeftPart(UriPartial.Path),
        RequestHeaders = s_none,
        RequestBody = "",
        Status = response.Status,
        ResponseHeaders = s_none,
        ResponseBody = "",
        Origin = response.Origin,
    };

    private static Dictionary<string, string> Harmless(IReadOnlyDictionary<string, string> headers) => headers
        .Where(header => !s_secretHeaders.Contains(header.Key))
        .ToDictionary(header => header.Key, header => header.Value);
}
