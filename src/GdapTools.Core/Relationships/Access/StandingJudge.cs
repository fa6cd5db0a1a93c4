using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Says what shuts an account out although its groups hold the role: a disabled account, a guest of the same
/// name, risk, a refused sign-in. Sources: https://learn.microsoft.com/partner-center/customers/gdap-faq,
/// https://learn.microsoft.com/entra/identity-platform/reference-error-codes (AADSTS530034)</summary>
internal sealed class StandingJudge(AccessAccount account, FailureJudge failures)
{
    private static readonly HashSet<ChainLink> s_decisive =
    [
        ChainLink.Posture, ChainLink.Token, ChainLink.Account, ChainLink.Relationship, ChainLink.Assignment, ChainLink.CustomerPolicy,
    ];

    /// <summary>True when it is known without asking any customer that the account gets in nowhere.</summary>
    public bool IsShutOut => account.IsEnabled is { IsKnown: true, Value: false };

    /// <summary>What was found; null when nothing stands in the way, and all of that is proven.</summary>
    public ChainStep? Judge(TenantStanding tenant) =>
        IsShutOut ? Disabled()
        : tenant.Guest is { IsKnown: true, Value: string guest } ? Guest(guest, tenant)
        : tenant.TokenFailure is GdapException failure ? Refused(failure)
        : Risky(tenant) ?? Unproven(tenant);

    private ChainStep Disabled() => new("ACC003", GdapVerdict.Fail, $"The account {account.Name} is disabled in the partner tenant.")
    {
        Remediation = ["If the account is meant to work, have an administrator of the partner tenant enable it."],
    };

    private static ChainStep Guest(string guest, TenantStanding tenant) => new(
        "ACC002",
        GdapVerdict.Fail,
        $"The account exists as a guest in the customer tenant ('{guest}'); guest accounts do not work with GDAP.")
    {
        Evidence = new Evidence
        {
            { "Guest", guest },
            { "Guest is enabled", tenant.IsGuestEnabled switch { true => "yes", false => "no", _ => null } },
        },
    };

    // What the customer makes of the application (consent, credential) says nothing of what its roles reach.
    private ChainStep Refused(GdapException failure)
    {
        ChainStep step = failures.Judge(failure, "A token for this tenant", reach: Reach.SomeRoles);
        return step.Verdict == GdapVerdict.Fail && (step.CheckId == "REL012" || (step.Link is ChainLink link && s_decisive.Contains(link)))
            ? step
            : step with
            {
                Verdict = GdapVerdict.Unknown,
                Cause = step.Cause + " The groups of the account hold the role; whether it is a guest there cannot be read.",
            };
    }

    private ChainStep? Risky(TenantStanding tenant)
    {
        if (!account.Risk.IsKnown || account.Risk.Value.IsClear)
        {
            return null;
        }

        AccountRisk risk = account.Risk.Value;
        string cause = $"Microsoft Entra ID Protection holds the account {account.Name} to be at risk ({risk})";
        ChainStep step = new(
            "ACC003",
            GdapVerdict.Unknown,
            $"{cause}, and shuts out delegated administrators for it (AADSTS530034); from which level on is not documented.")
        {
            Remediation =
            [
                "In the partner tenant, open Entra ID Protection, Risky users; investigate the account,"
                    + " then dismiss its risk or remedy it.",
                "Sign in again.",
            ],
        };

        if (tenant.IsTokenIssued)
        {
            return step with
            {
                Verdict = GdapVerdict.Warning,
                Cause = $"{cause}; this tenant still issues it a token, and may stop to (AADSTS530034).",
            };
        }

        return !risk.IsHighest ? step : step with
        {
            Verdict = GdapVerdict.Fail,
            Cause = $"{cause}, and shuts out delegated administrators for it (AADSTS530034).",
        };
    }

    private ChainStep? Unproven(TenantStanding tenant)
    {
        List<string> open = [];
        List<string> permissions = [];
        Note(account.IsEnabled, tenant.IsTokenIssued, "whether it is enabled", open, permissions);
        Note(account.Risk, tenant.IsTokenIssued, "whether it is at risk", open, permissions);
        bool isAccountOpen = open.Count > 0;
        Note(tenant.Guest, isProven: false, "whether it is a guest in the customer tenant", open, permissions);

        return open.Count == 0 ? null : new ChainStep(
            isAccountOpen ? "ACC003" : "ACC002",
            GdapVerdict.Unknown,
            $"The groups of the account hold the role, but what could shut it out could not be read: {string.Join("; ", open)}.")
        {
            MissingPermissions = [.. permissions.Distinct()],
            Remediation = permissions.Count == 0
                ? ["The evidence says what was answered; Resolve-GraphError explains it."]
                :
                [
                    "Give the application these permissions with admin consent, and connect again: "
                        + string.Join(", ", permissions.Distinct()) + ".",
                ],
        };
    }

    private static void Note<T>(Reading<T> reading, bool isProven, string what, List<string> open, List<string> permissions)
    {
        if (!reading.IsKnown && !isProven)
        {
            open.Add(what);
            permissions.AddRange(reading.MissingPermissions);
        }
    }
}
