namespace GdapTools.Internal;

/// <summary>What a session's tokens were found to be, as it goes on.</summary>
internal interface ITokenVerdicts
{
    /// <summary>The verdict on the partner tenant's latest token; null when there was none yet.</summary>
    MfaClaimResult? Latest { get; }

    /// <summary>How many tokens of users were acquired, of all tenants, and how many had no proven MFA claim.</summary>
    (int Seen, int WithoutMfa) Counts { get; }
}
