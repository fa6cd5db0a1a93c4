using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers.Consent;

/// <summary>Tells of a consent as cmdlets write it.</summary>
internal static class ConsentTold
{
    /// <summary>How things are, as far as they could be read.</summary>
    public static GdapConsent Of(ConsentTarget target, Reading<ConsentState> reading) => reading.IsKnown
        ? Of(target, reading.Value)
        : new GdapConsent
        {
            CustomerTenantId = target.CustomerTenantId,
            CustomerName = target.CustomerName,
            ApplicationId = target.ApplicationId,
            DisplayName = target.ApplicationName,
            Reason = reading.Failure!.Message,
            MissingPermissions = reading.MissingPermissions,
        };

    /// <summary>How things are after something was done about them.</summary>
    public static GdapConsent Done(
        ConsentTarget target,
        string? displayName,
        IReadOnlyList<GdapConsentGrant> granted,
        GdapConsentChange change,
        string? reason = null) => new()
        {
            CustomerTenantId = target.CustomerTenantId,
            CustomerName = target.CustomerName,
            ApplicationId = target.ApplicationId,
            DisplayName = displayName,
            Status = GdapConsentStatus.Consented,
            Change = change,
            Source = GdapConsentSource.PartnerCenter,
            Granted = granted,
            Reason = reason,
        };

    private static GdapConsent Of(ConsentTarget target, ConsentState state)
    {
        IReadOnlyList<GdapConsentGrant> missing = state.Missing(target.Wanted);
        return new GdapConsent
        {
            CustomerTenantId = target.CustomerTenantId,
            CustomerName = target.CustomerName,
            ApplicationId = target.ApplicationId,
            DisplayName = state.DisplayName ?? target.ApplicationName,
            Status = StatusOf(target, state, missing),
            Source = state.Source,
            Granted = state.Granted,
            MissingScopes = missing,
            Reason = state.Reason,
        };
    }

    private static GdapConsentStatus StatusOf(
        ConsentTarget target,
        ConsentState state,
        IReadOnlyList<GdapConsentGrant> missing) =>
        missing.Count == 0 && !state.TellsOfAll(target.Wanted) ? GdapConsentStatus.Unknown
        : state.Granted.Count == 0 ? GdapConsentStatus.NotConsented
        : missing.Count > 0 ? GdapConsentStatus.Incomplete
        : GdapConsentStatus.Consented;
}
