namespace GdapTools;

/// <summary>Is the MFA claim in the token? Says nothing of lifetime or audience.</summary>
public enum MfaClaimVerdict
{
    /// <summary>The token cannot tell.</summary>
    Inconclusive,

    /// <summary>The claim is there.</summary>
    Pass,

    /// <summary>The token lists its authentication methods, and MFA is not among them.</summary>
    Fail,
}
