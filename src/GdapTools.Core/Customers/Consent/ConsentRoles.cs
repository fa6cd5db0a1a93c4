using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Posture;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Access;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Consent;

/// <summary>
/// Whether the session's account may consent in a customer tenant: one of three roles has to reach it through an active
/// relationship. The partner's side is read once a run.
/// Source: https://learn.microsoft.com/partner-center/customers/gdap-faq
/// </summary>
internal sealed class ConsentRoles(GdapSession session) : IDisposable
{
    /// <summary>Cloud Application, Application and Global Administrator.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "158c047a-c907-4556-b7ef-446551a6b5f7",
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
        RoleCatalogue.GlobalAdministratorId,
    ];

    private readonly SemaphoreSlim _gate = new(1);
    private AccessAccount? _account;
    private CustomerSurvey? _survey;

    /// <summary>Lets pass an account that holds one of the roles, or of which that cannot be told; and an application, whom
    /// no role of a relationship reaches.</summary>
    /// <exception cref="GdapException"><c>ConsentRoleMissing</c>: it holds none of them for certain; or why nothing can be
    /// told of the account.</exception>
    public async Task DemandAsync(ConsentTarget target, CancellationToken cancellationToken)
    {
        if (session.Kind == SessionKind.AppOnly)
        {
            return;
        }

        IReadOnlyList<AccessOutcome> outcomes = await JudgeAsync(target.CustomerTenantId, cancellationToken).ConfigureAwait(false);

        if (outcomes.All(outcome => outcome.Holds == Truth.No))
        {
            throw Missing(target, outcomes);
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<IReadOnlyList<AccessOutcome>> JudgeAsync(string tenantId, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _account ??= await new AccountReader(session).ReadAsync(user: null, cancellationToken).ConfigureAwait(false);
            _survey ??= await new CustomerSurveyor(session)
                .RunAsync([], cancellationToken, includeMembership: false)
                .ConfigureAwait(false);
            CustomerState customer = _survey.Customers.FirstOrDefault(
                item => item.TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase)) ?? new CustomerState(tenantId);
            RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

            await foreach (CustomerState read in new AssignmentBatches(reader)
                .ReadAsync(Sequence.Known([customer]), cancellationToken).ConfigureAwait(false))
            {
                customer = read;
            }

            return AccessJudge.Judge(new AccessCase
            {
                Customer = customer,
                Membership = _account.Membership,
                Roles = [.. Ids.Select(session.Roles.Get)],
                Strays = _survey.Strays,
                AreRelationshipsKnown = _survey.ShowsRelationships,
                Now = session.Clock.GetUtcNow(),
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    private GdapException Missing(ConsentTarget target, IReadOnlyList<AccessOutcome> outcomes)
    {
        AccessOutcome nearest = outcomes.OrderByDescending(outcome => outcome.Break).First();
        return new GdapException(
            "ConsentRoleMissing",
            GdapErrorKind.PermissionDenied,
            $"The session's account cannot consent for {target.Customer}: {Words(nearest)}. Nothing was sent.",
            target.CustomerTenantId,
            "One of Cloud Application Administrator, Application Administrator and Global Administrator has to reach the account "
                + "through an active relationship; Get-GdapEffectiveAccess shows the missing link. Or give -AsLink, and let "
                + "the customer consent.");
    }

    private static string Words(AccessOutcome outcome) => outcome.Break switch
    {
        AccessBreak.NoRelationship => "there is no relationship with it",
        AccessBreak.RelationshipNotActive => "no relationship with it is active",
        AccessBreak.RoleNotGranted => "no active relationship holds a role that may",
        AccessBreak.NoAssignment or AccessBreak.RoleNotAssigned => $"{outcome.Role?.RoleName} is assigned to no group",
        AccessBreak.AssignmentNotActive => $"the assignment of {outcome.Role?.RoleName} is not active",
        _ => $"it is in no group that {outcome.Role?.RoleName} is assigned to",
    };
}
