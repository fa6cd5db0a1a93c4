using System.Collections.Generic;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Diagnosis;

/// <summary>Says what an unreadable or empty list of relationships means.
/// Source: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8921</summary>
internal static class PartnerJudge
{
    private const string Group = "AdminAgents";

    /// <summary>What was found; null when relationships were listed.</summary>
    public static ChainStep? Judge(CustomerSurvey survey, bool isAppOnly, string? userPrincipalName)
    {
        if (survey.RelationshipFailure is GdapException failure)
        {
            return Unreadable(failure, survey.IsPartial);
        }

        if (survey.HidesRelationships)
        {
            return isAppOnly ? Hidden(survey) : Outside(survey, userPrincipalName);
        }

        return null;
    }

    private static ChainStep? Unreadable(GdapException failure, bool isPartial)
    {
        GdapServiceException? service = failure as GdapServiceException;

        // Told once, as the token's own fault.
        if (service?.IsMissingMfaClaim == true)
        {
            return null;
        }

        return new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "The partner's GDAP relationships could not be read: " + failure.Message
                + (isPartial ? " Some customers may be missing here." : ""))
        {
            Evidence = new Evidence
            {
                { "Status", service?.StatusCode is > 0 ? service.StatusCode : null },
                { "Code", service?.Code ?? failure.ErrorId },
                { "Request id", service?.RequestId },
            },
            Remediation = Advice(failure),
            Link = LinkOf(failure),
            MissingPermissions = service?.StatusCode == 403 ? ["DelegatedAdminRelationship.Read.All"] : [],
        };
    }

    /// <summary>What to do where relationships cannot be read; null for a missing permission, of which the catalogue speaks.</summary>
    public static IReadOnlyList<string>? Advice(GdapException failure) =>
        failure is GdapServiceException { StatusCode: 403 } || failure.RecommendedAction is null ? null : [failure.RecommendedAction];

    /// <summary>The link that a failure to read belongs to, where it is not that of what was to be read; else null.</summary>
    public static ChainLink? LinkOf(GdapException failure) => failure.Kind switch
    {
        GdapErrorKind.Throttled => ChainLink.Throttling,
        GdapErrorKind.ServiceUnavailable => ChainLink.Service,
        GdapErrorKind.Network or GdapErrorKind.Timeout => ChainLink.Network,
        _ => null,
    };

    /// <summary>What to do where Graph lists customers but no relationship to an account.</summary>
    public static IReadOnlyList<string> AdviceOf(Reading<Membership>? membership) => membership switch
    {
        { IsKnown: true } when membership.Value.ContainsName(Group) =>
        [
            "Sign in anew and connect again: a membership counts from the next token on.",
            "If the list stays empty, look in Partner Center whether this partner has GDAP relationships at all,"
                + " and whether the group is the AdminAgents that Partner Center made.",
        ],
        { IsKnown: true } when IsWhole(membership.Value) =>
        [
            "In the partner tenant, add the account to the security group AdminAgents.",
            "Connect again: the membership counts from the next token on.",
        ],
        _ =>
        [
            "In the partner tenant, look whether the account is in the security group AdminAgents, and add it if it is not.",
            "Connect again: the membership counts from the next token on.",
        ],
    };

    /// <summary>What is to be said where there was no customer to examine.</summary>
    public static ChainStep NothingExamined(CustomerSurvey survey) => new(
        "RUN001",
        GdapVerdict.Unknown,
        survey switch
        {
            { RelationshipFailure: not null } => "No customer could be listed, so nothing is proven about any customer.",
            { RelationshipCount: > 0 } => "None of this partner's relationships names a customer, so nothing is proven about any.",
            { ListedCustomerCount: null } => "This partner shows no relationships, and its customers could not be listed,"
                + " so nothing is proven about any customer.",
            _ => "This partner shows neither relationships nor customers, so nothing is proven about any customer.",
        });

    // The empty list alone proves nothing: only that the account is not in the group does.
    private static ChainStep Outside(CustomerSurvey survey, string? userPrincipalName)
    {
        string account = userPrincipalName ?? "this account";
        Reading<Membership>? membership = survey.Membership;
        bool isMember = membership is { IsKnown: true } && membership.Value.ContainsName(Group);
        bool isOutside = membership is { IsKnown: true } && !isMember && IsWhole(membership.Value);
        string listed = $"Graph lists {Customers(survey)} but no relationship";
        return new ChainStep(
            "ACC001",
            isOutside ? GdapVerdict.Fail : GdapVerdict.Unknown,
            isOutside ? $"{listed}: that is how it answers an account outside AdminAgents, and {account} is not in AdminAgents."
            : isMember ? $"{listed}, although {account} is in AdminAgents. Either it came there after the token was issued,"
                + " or there is no relationship to list."
            : $"{listed}: that is how it answers an account outside AdminAgents."
                + $" Whether {account} is in AdminAgents could not be read{(membership?.Failure is GdapException failure ? $": {failure.Message}" : ".")}")
        {
            Evidence = new Evidence
            {
                { "Relationships listed", survey.RelationshipCount },
                { "Customers listed", survey.ListedCustomerCount },
                { "AdminAgents among the account's groups", isMember ? "yes" : isOutside ? "no" : "could not be read" },
            },
            Remediation = AdviceOf(membership),
            MissingPermissions = membership?.MissingPermissions ?? [],
        };
    }

    private static bool IsWhole(Membership membership) => !membership.IsPartial && !membership.HasNameless;

    private static ChainStep Hidden(CustomerSurvey survey) => new(
        "REL009",
        GdapVerdict.Unknown,
        $"Graph lists {Customers(survey)} but no relationship to this application.");

    private static string Customers(CustomerSurvey survey) =>
        survey.ListedCustomerCount == 1 ? "1 customer" : $"{survey.ListedCustomerCount} customers";
}
