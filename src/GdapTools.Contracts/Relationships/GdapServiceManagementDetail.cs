namespace GdapTools;

/// <summary>The portal where a partner manages one service of a customer.</summary>
public sealed class GdapServiceManagementDetail
{
    public string ServiceName { get; init; } = "";

    public string ServiceManagementUrl { get; init; } = "";

    public override string ToString() => ServiceName;
}
