using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Core.Customers.Consent;

/// <summary>Grants and removes consents, each at most once; an answer that was lost is looked for in the tenant.</summary>
internal sealed class ConsentMaker(WriteContext context)
{
    private const string Needs = "Consenting needs user_impersonation of Partner Center, an account in AdminAgents, and Cloud "
        + "Application Administrator or Application Administrator in a relationship with the customer.";

    private readonly ConsentReader _reader = new(context.Session);

    /// <exception cref="GdapException">The refusal, <c>ConsentExists</c>, <c>WriteNotApplied</c>: nothing was changed; or
    /// <c>WriteOutcomeUnknown</c>.</exception>
    public async Task GrantAsync(
        ConsentTarget target,
        IReadOnlyList<GdapConsentGrant> grants,
        CancellationToken cancellationToken)
    {
        PartnerCenterWrite write = ConsentWrites.Grant(target, grants);
        Change change = new(
            $"consent for {target.Customer} to {target.Application} with {ConsentScopes.Words(grants)}",
            target.CustomerTenantId,
            _ => write,
            async token =>
            {
                ConsentState now = await ReadAsync(target, token).ConfigureAwait(false);
                return ConsentScopes.Except(grants, now.Granted).Count == 0 ? Look.Made : Look.NotMade();
            })
        {
            DoubtfulRefusals = [409],
            Needs = Needs,
        };

        try
        {
            await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        }
        catch (GdapServiceException refusal) when (refusal.StatusCode == 409)
        {
            throw ConsentErrors.Exists(target, refusal);
        }
    }

    /// <exception cref="GdapException">The refusal, <c>WriteNotApplied</c>: nothing was changed; or
    /// <c>WriteOutcomeUnknown</c>.</exception>
    public Task RemoveAsync(ConsentTarget target, CancellationToken cancellationToken)
    {
        PartnerCenterWrite write = ConsentWrites.Remove(target);
        Change change = new(
            $"remove the consent of {target.Customer} to {target.Application}",
            target.CustomerTenantId,
            _ => write,
            async token =>
            {
                ConsentState now = await ReadAsync(target, token).ConfigureAwait(false);
                return now.Granted.Count == 0 ? Look.Made : Look.NotMade();
            })
        {
            DoubtfulRefusals = [404],
            Needs = Needs,
        };
        return context.Writer.RunAsync(change, cancellationToken);
    }

    private async Task<ConsentState> ReadAsync(ConsentTarget target, CancellationToken cancellationToken)
    {
        Reading<ConsentState> reading = await _reader
            .ReadAsync(target.CustomerTenantId, target.ApplicationId, cancellationToken)
            .ConfigureAwait(false);
        return reading.IsKnown ? reading.Value : throw reading.Failure!;
    }
}
