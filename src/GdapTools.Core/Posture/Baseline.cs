using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What applies to the account's sign-ins besides Conditional Access.</summary>
internal sealed record Baseline
{
    /// <summary>Whether every sign-in needs MFA through it.</summary>
    public Truth AlwaysMfa { get; private init; } = Truth.No;

    /// <summary>What asks for MFA at times, null when nothing does.</summary>
    public string? SometimesMfa { get; private init; }

    /// <summary>When what asks at times does not.</summary>
    public string? Exception { get; private init; }

    /// <summary>Whether that exception is known to occur.</summary>
    public GapCertainty ExceptionCertainty { get; private init; }

    /// <summary>What enforces it.</summary>
    public IReadOnlyList<string> Sources { get; private init; } = [];

    /// <summary>Why it cannot be told.</summary>
    public IReadOnlyList<string> Doubts { get; private init; } = [];

    public static Baseline Of(PostureInput input)
    {
        Baseline defaults = OfSecurityDefaults(input);
        return defaults.AlwaysMfa == Truth.Yes ? defaults : defaults.With(OfPerUserMfa(input));
    }

    /// <summary>Source: https://learn.microsoft.com/entra/fundamentals/security-defaults</summary>
    private static Baseline OfSecurityDefaults(PostureInput input)
    {
        if (!input.SecurityDefaults.IsKnown)
        {
            return Doubt("Security defaults could not be read.");
        }

        if (!input.SecurityDefaults.Value)
        {
            return new Baseline();
        }

        if (!input.Account.RoleTemplateIds.IsKnown)
        {
            return Doubt("Security defaults are on; whether the account holds one of the roles that they always ask " +
                "for MFA could not be read.");
        }

        string[] source = ["Security defaults"];
        return input.Account.RoleTemplateIds.Value.Any(SecurityDefaultsRoles.TemplateIds.Contains)
            ? new Baseline { AlwaysMfa = Truth.Yes, Sources = source }
            : new Baseline
            {
                Sources = source,
                SometimesMfa = "security defaults",
                Exception = "security defaults ask an account without administrator role for MFA only when Entra " +
                    "deems it necessary",
                ExceptionCertainty = GapCertainty.Certain,
            };
    }

    /// <summary>Source: https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates</summary>
    private static Baseline OfPerUserMfa(PostureInput input)
    {
        if (!input.PerUserMfaState.IsKnown || Words.Same(input.PerUserMfaState.Value, "disabled"))
        {
            return new Baseline();
        }

        string state = input.PerUserMfaState.Value;
        if (!KnownMembers.PerUserMfaStates.Contains(state))
        {
            return Doubt($"The per-user MFA state is '{state}', which is not known.");
        }

        string exception = Words.Same(state, "enforced")
            ? "per-user MFA lets sign-ins from trusted IP addresses and remembered devices pass, and Graph does not " +
              "show whether there are any"
            : "per-user MFA is enabled, not enforced: until the account has registered, and from trusted IP " +
              "addresses and remembered devices, a sign-in passes";
        return new Baseline
        {
            Sources = [$"Per-user MFA ({state.ToLowerInvariant()})"],
            SometimesMfa = "per-user MFA",
            Exception = exception,
            ExceptionCertainty = GapCertainty.Possible,
        };
    }

    private static Baseline Doubt(string text) => new() { AlwaysMfa = Truth.Unknown, Doubts = [text] };

    private Baseline With(Baseline other)
    {
        Baseline stronger = other.SometimesMfa is not null ? other : this;
        return stronger with
        {
            AlwaysMfa = AlwaysMfa.Or(other.AlwaysMfa),
            Sources = [.. Sources, .. other.Sources],
            Doubts = [.. Doubts, .. other.Doubts],
        };
    }
}
