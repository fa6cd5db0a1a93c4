namespace GdapTools;

/// <summary>The service a probe calls.</summary>
public enum ProbeTarget
{
    Graph,
    PartnerCenter,
}
