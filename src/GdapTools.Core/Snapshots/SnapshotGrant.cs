using System.Collections.Generic;

namespace GdapTools.Core.Snapshots;

/// <summary>The grants a sign-in of a snapshot may name.</summary>
public static class SnapshotGrant
{
    public const string ClientCredentials = "client_credentials";

    public const string RefreshToken = "refresh_token";

    public const string DeviceCode = "device_code";

    public const string AuthorizationCode = "authorization_code";

    public static IReadOnlyList<string> All { get; } =
        [ClientCredentials, RefreshToken, DeviceCode, AuthorizationCode];
}
