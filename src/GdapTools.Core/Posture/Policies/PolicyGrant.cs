using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>What a policy demands before a token is issued.</summary>
internal sealed record PolicyGrant
{
    /// <summary>True: every control has to be met; false: one of them.</summary>
    public bool All { get; init; } = true;

    public IReadOnlyList<GrantControl> Controls { get; init; } = [];
}

/// <summary>One demand.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Label">How it is called in texts.</param>
internal sealed record GrantControl(GrantKind Kind, string Label);

/// <summary>What a grant control asks for, seen from the question whether the token will carry MFA.</summary>
internal enum GrantKind
{
    /// <summary>MFA, or an authentication strength that cannot be met without it.</summary>
    Mfa,

    /// <summary>No token.</summary>
    Block,

    CompliantDevice,

    HybridJoinedDevice,

    /// <summary>
    /// An app with an Intune app protection policy.
    /// </summary>
    ProtectedApp,

    /// <summary>
    /// An approved app. Microsoft has stopped enforcing it in 2026, "as if this grant isn't selected".
    /// Source: https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app
    /// </summary>
    ApprovedApp,

    /// <summary>
    /// Something any sign-in can meet and that never puts the MFA claim into a token: terms of use, an authentication
    /// strength below MFA, a custom control.
    /// Source: https://learn.microsoft.com/entra/identity/conditional-access/controls
    /// </summary>
    WithoutMfa,

    /// <summary>Something that may or may not bring MFA with it: password change, risk remediation.</summary>
    Unsure,
}
