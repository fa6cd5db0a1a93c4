namespace GdapTools;

/// <summary>Who told of a consent.</summary>
public enum GdapConsentSource
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The customer tenant, by what is stored there.</summary>
    CustomerTenant,

    /// <summary>The token endpoint, by refusing a token for the customer tenant.</summary>
    TokenEndpoint,

    /// <summary>Partner Center, by taking the consent.</summary>
    PartnerCenter,
}
