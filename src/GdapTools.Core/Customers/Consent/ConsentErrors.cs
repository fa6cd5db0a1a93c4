using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Core.Customers.Consent;

/// <summary>What granting a consent can end in. Each says whether anything was changed.</summary>
internal static class ConsentErrors
{
    /// <summary>There is a consent, and its scopes cannot be added to.</summary>
    public static GdapException Incomplete(
        ConsentTarget target,
        ConsentState state,
        IReadOnlyList<GdapConsentGrant> missing) => new(
            "ConsentIncomplete",
            GdapErrorKind.Conflict,
            $"The consent of {target.Customer} to {target.Application} lacks {ConsentScopes.Words(missing)}; it holds "
                + $"{ConsentScopes.Words(state.Granted)}. Partner Center can add nothing to it. Nothing was changed.",
            target.CustomerTenantId,
            "Give -AsLink, and let the customer's administrator add what is missing, without a gap. Or give -Replace: it removes "
                + "the consent, and with it whatever else the application was granted there, and grants all of it anew.");

    /// <summary>Partner Center says that there is a consent, and it is not the one that is wanted, or cannot be read.</summary>
    public static GdapException Exists(ConsentTarget target, GdapServiceException refusal) => new(
        "ConsentExists",
        GdapErrorKind.Conflict,
        $"Partner Center has a consent of {target.Customer} to {target.Application} already, and not all of "
            + $"{ConsentScopes.Words(target.Wanted)} could be found in it. {refusal.Message}",
        target.CustomerTenantId,
        "Get-GdapConsent shows what can be read of it. Consent to one resource at a time, or give -AsLink, and let the "
            + "customer's administrator consent.",
        refusal);

    /// <summary>What cannot be read is not removed.</summary>
    public static GdapException Unreadable(ConsentTarget target, GdapException reading) => new(
        "ConsentUnreadable",
        reading.Kind,
        $"Could not replace the consent of {target.Customer} to {target.Application}, since it could not be read: "
            + $"{reading.Message} Nothing was changed.",
        target.CustomerTenantId,
        "Leave out -Replace: what is missing is granted where there is no consent yet.",
        reading);

    /// <summary>A consent was removed, and is not granted anew.</summary>
    public static GdapException Removed(
        ConsentTarget target,
        IReadOnlyList<GdapConsentGrant> all,
        GdapException failure)
    {
        bool isOpen = failure.ErrorId == WriteErrors.OutcomeUnknown;
        return new GdapException(
            isOpen ? WriteErrors.OutcomeUnknown : "ConsentRemoved",
            failure.Kind,
            $"The consent of {target.Customer} to {target.Application} was removed, and "
                + (isOpen ? "it is not known whether it was granted anew. " : "could not be granted anew: the application has no access now. ")
                + failure.Message,
            target.CustomerTenantId,
            $"Run this; it looks first, and does nothing twice: {Command(target, all)}",
            failure);
    }

    private static string Command(ConsentTarget target, IReadOnlyList<GdapConsentGrant> all)
    {
        IEnumerable<string> scopes = all.SelectMany(
            grant => grant.Scopes.Select(scope => $"'{grant.EnterpriseApplicationId}/{scope}'"));
        return $"Grant-GdapConsent -CustomerTenantId {target.CustomerTenantId} -ClientId {target.ApplicationId} "
            + $"-Scope {string.Join(", ", scopes)}";
    }
}
