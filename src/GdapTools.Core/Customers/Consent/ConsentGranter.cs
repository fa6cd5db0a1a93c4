using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Core.Customers.Consent;

/// <summary>
/// Grants consent in customer tenants by way of Partner Center: compares first, and asks only for what is missing. A
/// consent for a resource cannot be added to, only removed with all that hangs from it; where Partner Center is closed,
/// it writes a link instead.
/// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
/// </summary>
internal sealed class ConsentGranter(WriteContext context, ConsentOptions options) : IDisposable
{
    private readonly ConsentReader _reader = new(context.Session);
    private readonly ConsentMaker _maker = new(context);
    private readonly ConsentLinks _links = new(context.Session.Endpoints.Environment, options.RedirectUri);
    private readonly PartnerCenterAccess _partnerCenter = new(context.Session);
    private readonly ConsentRoles _roles = new(context.Session);

    /// <exception cref="GdapException"><c>ScopeRequired</c>, <c>CustomerIsPartner</c>, <c>ConsentRoleMissing</c>,
    /// <c>ConsentIncomplete</c>, <c>ConsentUnreadable</c>; <c>MfaClaimMissing</c>.</exception>
    public async Task<PlannedChange<GdapConsent>> PlanAsync(ConsentTarget target, CancellationToken cancellationToken)
    {
        Demand(target);
        Reading<ConsentState> reading = await _reader
            .ReadAsync(target.CustomerTenantId, target.ApplicationId, cancellationToken)
            .ConfigureAwait(false);
        GdapConsent told = ConsentTold.Of(target, reading);

        if (told.Status == GdapConsentStatus.Consented)
        {
            return Nothing(target, told);
        }

        if (options.WritesLink)
        {
            return Nothing(target, _links.Of(told, target.Wanted, reason: null));
        }

        if (await _partnerCenter.RefusalAsync(cancellationToken).ConfigureAwait(false) is string refusal)
        {
            return Nothing(target, _links.Of(told, target.Wanted, refusal));
        }

        await _roles.DemandAsync(target, cancellationToken).ConfigureAwait(false);
        return reading.IsKnown ? Plan(target, told, reading.Value) : PlanUnread(target, told, reading.Failure!);
    }

    public void Dispose()
    {
        _partnerCenter.Dispose();
        _roles.Dispose();
    }

    private PlannedChange<GdapConsent> Plan(ConsentTarget target, GdapConsent told, ConsentState state)
    {
        // What a refused token says nothing of is taken for missing; Partner Center refuses what it has.
        IReadOnlyList<GdapConsentGrant> missing = ConsentScopes.Except(target.Wanted, state.Granted);

        if (!missing.Any(grant => ConsentScopes.Names(state.Granted, grant)))
        {
            return Grant(target, told, missing, note: "");
        }

        if (!options.Replaces)
        {
            throw ConsentErrors.Incomplete(target, state, missing);
        }

        IReadOnlyList<GdapConsentGrant> all = ConsentScopes.Join(state.Granted.Concat(missing));
        return new PlannedChange<GdapConsent>(
            target.Customer,
            $"Remove the consent to {target.Application} ({ConsentScopes.Words(state.Granted)}) and whatever else it was "
                + $"granted there, application permissions included; then consent anew to {ConsentScopes.Words(all)}; in "
                + "between it has no access",
            token => ReplaceAsync(target, told, token));
    }

    private PlannedChange<GdapConsent> PlanUnread(ConsentTarget target, GdapConsent told, GdapException failure) =>
        options.Replaces
            ? throw ConsentErrors.Unreadable(target, failure)
            : Grant(target, told, target.Wanted, note: "; what is consented to now could not be read");

    private PlannedChange<GdapConsent> Grant(
        ConsentTarget target,
        GdapConsent told,
        IReadOnlyList<GdapConsentGrant> missing,
        string note) => new(
            target.Customer,
            $"Consent to {target.Application} with {ConsentScopes.Words(missing)}{note}",
            async token =>
            {
                try
                {
                    await _maker.GrantAsync(target, missing, token).ConfigureAwait(false);
                }
                catch (GdapServiceException failure) when (failure is { StatusCode: 403, IsMissingMfaClaim: false })
                {
                    return _links.Of(told, target.Wanted, failure.Message);
                }

                return ConsentTold.Done(
                    target,
                    told.DisplayName,
                    ConsentScopes.Join(told.Granted.Concat(missing)),
                    GdapConsentChange.Granted,
                    told.Source == GdapConsentSource.None ? "What else is consented to could not be read: " + told.Reason : null);
            });

    private async Task<GdapConsent> ReplaceAsync(ConsentTarget target, GdapConsent told, CancellationToken cancellationToken)
    {
        Reading<ConsentState> reading = await _reader
            .ReadAsync(target.CustomerTenantId, target.ApplicationId, cancellationToken)
            .ConfigureAwait(false);

        // It may be another one by now: what is removed is what is read here.
        ConsentState state = reading.IsKnown ? reading.Value : throw ConsentErrors.Unreadable(target, reading.Failure!);
        IReadOnlyList<GdapConsentGrant> missing = ConsentScopes.Except(target.Wanted, state.Granted);

        if (missing.Count == 0)
        {
            return ConsentTold.Of(target, reading);
        }

        IReadOnlyList<GdapConsentGrant> all = ConsentScopes.Join(state.Granted.Concat(missing));
        await _maker.RemoveAsync(target, cancellationToken).ConfigureAwait(false);

        try
        {
            await _maker.GrantAsync(target with { Wanted = all }, all, cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException failure)
        {
            throw ConsentErrors.Removed(target, all, failure);
        }

        return ConsentTold.Done(target, told.DisplayName, all, GdapConsentChange.Replaced);
    }

    private void Demand(ConsentTarget target)
    {
        if (target.Wanted.Count == 0)
        {
            throw new GdapException(
                "ScopeRequired",
                GdapErrorKind.InvalidInput,
                "It is not said what is to be consented to.",
                "Scope",
                "Give -Scope, such as -Scope Directory.Read.All.");
        }

        if (target.CustomerTenantId.Equals(context.Session.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            throw new GdapException(
                "CustomerIsPartner",
                GdapErrorKind.InvalidInput,
                "This is the partner's own tenant. Partner Center consents for customers.",
                target.CustomerTenantId,
                "Consent in the Entra admin center of the partner tenant.");
        }
    }

    private static PlannedChange<GdapConsent> Nothing(ConsentTarget target, GdapConsent result) =>
        new(target.Customer, action: null, _ => Task.FromResult(result));
}
