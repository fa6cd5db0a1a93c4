namespace GdapTools;

/// <summary>How a session came by its token.</summary>
public enum SessionSource
{
    Sandbox,
    Snapshot,
    AccessToken,
    ClientSecret,
    RefreshToken,
    DeviceCode,
    Interactive,
    Certificate,
    ManagedIdentity,
    FederatedIdentity,
    TokenProvider,
}
