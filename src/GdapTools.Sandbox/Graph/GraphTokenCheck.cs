using System;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;

namespace GdapTools.Sandbox.Graph;

/// <summary>Reads and judges the bearer token of a request.</summary>
internal static class GraphTokenCheck
{
    private static readonly string[] s_audiences =
    [
        "00000003-0000-0000-c000-000000000000",
        "https://graph.microsoft.com",
        "https://graph.microsoft.us",
        "https://dod-graph.microsoft.us",
        "https://microsoftgraph.chinacloudapi.cn",
    ];

    public static SandboxResponse? Refuse(SandboxCall call, out Caller? caller)
    {
        caller = null;
        string? token = BearerToken(call);
        if (string.IsNullOrEmpty(token))
        {
            return GraphErrors.NoToken(call);
        }

        if (Jwt.ReadClaims(token!) is not { } claims)
        {
            return GraphErrors.MalformedToken(call);
        }

        caller = new Caller(claims);
        call.TenantId = caller.TenantId;
        return !IsForGraph(caller.Audience, call.Uri) ? GraphErrors.WrongAudience(call)
            : caller.IsExpired(call.Now) ? GraphErrors.ExpiredToken(call)
            : null;
    }

    /// <summary>The token of the <c>Authorization</c> header; null when there is none.</summary>
    public static string? BearerToken(SandboxCall call)
    {
        const string Scheme = "Bearer ";
        string? header = call.Header("Authorization");
        return header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? header.Substring(Scheme.Length).Trim()
            : null;
    }

    private static bool IsForGraph(string audience, Uri uri)
    {
        string bare = audience.TrimEnd('/');
        return Array.Exists(s_audiences, known => known.Equals(bare, StringComparison.OrdinalIgnoreCase))
            || bare.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
