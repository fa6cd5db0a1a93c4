using System;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>What a flow brings. No record: its text would hold the token.</summary>
internal sealed class AcquiredToken(string text, DateTimeOffset expiresOn)
{
    public string Text { get; } = text;

    public DateTimeOffset ExpiresOn { get; } = expiresOn;

    public static AcquiredToken Of(AuthenticationResult result) => new(result.AccessToken, result.ExpiresOn);
}
