namespace GdapTools;

/// <summary>The links between a sign-in in the partner tenant and an answer from a customer's.</summary>
public enum ChainLink
{
    /// <summary>Nothing proves which link it is.</summary>
    Unknown,

    /// <summary>The partner tenant's enforcement of multifactor authentication.</summary>
    Posture,

    /// <summary>The access token: its MFA claim, audience, lifetime.</summary>
    Token,

    /// <summary>The application's secret or certificate.</summary>
    Credential,

    /// <summary>The automation account itself.</summary>
    Account,

    /// <summary>The GDAP relationship.</summary>
    Relationship,

    /// <summary>The access assignment of a security group, and the account's membership in it.</summary>
    Assignment,

    /// <summary>Consent and service principal in the customer tenant.</summary>
    Consent,

    /// <summary>The customer's Conditional Access and cross-tenant settings.</summary>
    CustomerPolicy,

    /// <summary>The service asked for a slower pace.</summary>
    Throttling,

    /// <summary>The service itself failed.</summary>
    Service,

    /// <summary>The way to the service: name resolution, proxy, TLS.</summary>
    Network,
}
