using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>What a sign-in for a refresh token asks for.</summary>
internal static class RefreshTokenScopes
{
    // MSAL adds these by itself.
    private static readonly string[] s_protocol = ["openid", "profile", "offline_access"];

    public static string[] Of(RefreshTokenRequest request) => request.Scopes is IReadOnlyList<string> scopes
        ? [.. scopes.Except(s_protocol, StringComparer.OrdinalIgnoreCase)]
        : [request.Endpoints.ScopeOf(ProbeTarget.Graph)];
}
