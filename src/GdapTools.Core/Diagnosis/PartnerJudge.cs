using System.Collections.Generic;
using GdapTools.Core.Customers;

namespace GdapTools.Core.Diagnosis;

/// <summary>Says what an unreadable or empty list of relationships means.
/// Source: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8921</summary>
internal static class PartnerJudge
{
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
            MissingPermissions = service?.StatusCode == 403 ? ["DelegatedAdminRelationship.Read.All"] : [],
        };
    }

    /// <summary>What to do where relationships cannot be read; null for a missing permission, of which the catalogue speaks.</summary>
    public static IReadOnlyList<string>? Advice(GdapException failure) =>
        failure is GdapServiceException { StatusCode: 403 } || failure.RecommendedAction is null ? null : [failure.RecommendedAction];

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

    private static ChainStep Outside(CustomerSurvey survey, string? userPrincipalName) => new(
        "ACC001",
        GdapVerdict.Fail,
        $"Graph lists {Customers(survey)} but no relationship: that is how it answers an account"
        + $" outside AdminAgents. {userPrincipalName ?? "This account"} is not in AdminAgents.")
    {
        Evidence = new Evidence
        {
            { "Relationships listed", survey.RelationshipCount },
            { "Customers listed", survey.ListedCustomerCount },
            { "AdminAgents among the account's groups", IsMember(survey) },
        },
    };

    private static ChainStep Hidden(CustomerSurvey survey) => new(
        "REL009",
        GdapVerdict.Unknown,
        $"Graph lists {Customers(survey)} but no relationship to this application.");

    private static string Customers(CustomerSurvey survey) =>
        survey.ListedCustomerCount == 1 ? "1 customer" : $"{survey.ListedCustomerCount} customers";

    private static string? IsMember(CustomerSurvey survey) => survey.Membership is { IsKnown: true } membership
        ? membership.Value.ContainsName("AdminAgents") ? "yes" : "no"
        : null;
}
