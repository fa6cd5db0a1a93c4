namespace GdapTools;

/// <summary>A Microsoft cloud. Source: https://learn.microsoft.com/graph/deployments</summary>
public enum GdapEnvironment
{
    Global,

    /// <summary>US Government L4 (GCC High).</summary>
    USGov,

    /// <summary>US Government L5 (DoD).</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
