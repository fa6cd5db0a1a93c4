using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>What a sign-in for a refresh token asks for.</summary>
internal static class MfaDemand
{
    /// <summary>Has Entra ask for MFA. Whether it did, only the token tells.
    /// Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</summary>
    public const string Claims = """{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}""";

    // MSAL adds these by itself.
    private static readonly string[] s_protocol = ["openid", "profile", "offline_access"];

    public static string[] Scopes(RefreshTokenRequest request) => request.Scopes is IReadOnlyList<string> scopes
        ? [.. scopes.Except(s_protocol, StringComparer.OrdinalIgnoreCase)]
        : [request.Endpoints.ScopeOf(ProbeTarget.Graph)];
}
