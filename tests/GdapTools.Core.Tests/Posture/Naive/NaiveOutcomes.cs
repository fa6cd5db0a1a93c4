using System;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What may come of a sign-in; several where the documentation does not settle it.</summary>
[Flags]
internal enum NaiveOutcomes
{
    /// <summary>A token without MFA that counts.</summary>
    Open = 1,

    /// <summary>A token, and only with MFA that counts.</summary>
    Mfa = 2,

    /// <summary>No token.</summary>
    Blocked = 4,
}
