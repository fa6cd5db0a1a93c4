using System;

namespace GdapTools.Sandbox.Engine;

/// <summary>What a path tells by its beginning.</summary>
internal static class ServicePath
{
    public static ServiceKind ServiceOf(string path) => FirstSegment(path).ToLowerInvariant() switch
    {
        "v1.0" or "beta" => ServiceKind.Graph,
        "v1" or "partnercenter" => ServiceKind.PartnerCenter,
        _ => ServiceKind.Entra,
    };

    public static string FirstSegment(string path)
    {
        int slash = path.IndexOf('/');
        return slash < 0 ? path : path.Substring(0, slash);
    }

    public static bool IsTokenEndpoint(string path) =>
        path.EndsWith("/oauth2/v2.0/token", StringComparison.OrdinalIgnoreCase);

    public static bool IsBatch(string path) => path.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase);
}
