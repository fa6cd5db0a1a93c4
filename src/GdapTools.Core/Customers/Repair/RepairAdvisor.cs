using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Adds to what was found of a customer the commands that repair it, where they are known to be right. One place
/// for all that examine customers; which checks have a command is told in the catalogue.</summary>
internal sealed class RepairAdvisor
{
    // Of use to nobody in a customer tenant.
    private static readonly string[] s_partnerScopes =
        ["DelegatedAdminRelationship.Read.All", "DelegatedAdminRelationship.ReadWrite.All"];

    private static readonly string[] s_signInScopes = ["openid", "profile", "email", "offline_access"];

    private readonly GdapSession _session;
    private readonly Reading<Membership>? _membership;
    private readonly JudgeOptions _options;
    private readonly RelationshipRepair _relationships;
    private readonly AssignmentRepair _assignments;

    /// <param name="session">Whose relationships they are.</param>
    /// <param name="overview">Tells of all relationships, once they are read.</param>
    /// <param name="membership">The account's groups; null where they were not read.</param>
    /// <param name="options">What is measured against.</param>
    public RepairAdvisor(
        GdapSession session,
        Func<Task<RelationshipOverview?>> overview,
        Reading<Membership>? membership,
        JudgeOptions options)
    {
        _session = session;
        _membership = membership;
        _options = options;
        _relationships = new RelationshipRepair(session, overview, options);
        _assignments = new AssignmentRepair(session, options, new GroupChoice(session, overview, membership, options));
    }

    /// <summary>The same steps, in their order, with commands.</summary>
    public async Task<List<ChainStep>> AdviseAsync(
        CustomerState customer,
        IReadOnlyList<ChainStep> steps,
        CancellationToken cancellationToken)
    {
        List<ChainStep> advised = [];
        HashSet<string> said = [];

        foreach (ChainStep step in steps)
        {
            bool isProven = step is { Verdict: GdapVerdict.Fail or GdapVerdict.Warning, CausedBy: null };
            IReadOnlyList<string> commands = isProven
                ? await CommandsAsync(customer, step, cancellationToken).ConfigureAwait(false)
                : step.RepairCommands;

            // What was said before repairs this too.
            advised.Add(step with { RepairCommands = isProven && commands.All(said.Contains) ? [] : commands });
            said.UnionWith(commands);
        }

        return advised;
    }

    private async Task<IReadOnlyList<string>> CommandsAsync(
        CustomerState customer,
        ChainStep step,
        CancellationToken cancellationToken) => step.CheckId switch
        {
            "REL001" or "REL002" or "REL014" => await _relationships.CreateAsync(customer, _options.Profile.Roles).ConfigureAwait(false),
            "REL003" when IsLapsed(customer, step) => await _relationships
                .CreateAsync(customer, _options.Profile.Roles)
                .ConfigureAwait(false),
            "REL004" => await _relationships.CreateAsync(customer, Missing(customer)).ConfigureAwait(false),
            "REL005" or "REL006" or "REL013" => _relationships.Extend(Subject(customer, step)),
            "REL010" => _relationships.Lock(Subject(customer, step)),
            "REL015" => _relationships.Reduce(customer),
            "ASN002" when Said(step, AssignmentSteps.Gone) is null => _assignments.Renew(customer, Said(step, "Relationship id"), Said(step, "Assignment id")),
            "ASN003" when Said(step, AssignmentSteps.Eligible) is null => await _assignments
                .ReachAsync(customer, areThere: Said(step, AssignmentSteps.Gone) is null, cancellationToken)
                .ConfigureAwait(false),
            "ASN001" or "ASN005" or "ASN007" => await _assignments
                .CompleteAsync(customer, Working(customer), cancellationToken)
                .ConfigureAwait(false),
            "CON001" or "CON002" => Consent(customer),
            "ACC002" => GraphCommands.RemoveUser(_session.Endpoints.Environment, customer.TenantId, Said(step, "Guest id")),
            _ => [],
        };

    // Only a user can consent this way, and only with the right role. The application gets what the partner has let it have
    // at home: nothing else tells what it needs.
    private IReadOnlyList<string> Consent(CustomerState customer)
    {
        string? client = _session.Token.AppId ?? _session.Context.ClientId;
        string[] scopes = [.. _session.Token.Scopes.Except(s_partnerScopes.Concat(s_signInScopes), StringComparer.OrdinalIgnoreCase)];
        bool mayConsent = _session.Kind != SessionKind.AppOnly && Working(customer).Any(assignment =>
            assignment.Roles.Any(role => ConsentRoles.Ids.Contains(role.RoleDefinitionId, StringComparer.OrdinalIgnoreCase)));
        return mayConsent
            ? CommandLine.Lines(new CommandLine("Grant-GdapConsent")
                .Add("CustomerTenantId", customer.TenantId)
                .Add("ClientId", client)
                .Add("Scope", scopes))
            : [];
    }

    private GdapRole[] Missing(CustomerState customer) =>
        [.. RoleSets.Missing(_options.Profile.Roles, customer.Active.SelectMany(item => item.Roles))];

    // Of the account's groups where these were read, else of any.
    private GdapAccessAssignment[] Working(CustomerState customer) =>
    [
        .. new AssignmentFacts(customer).Live.Where(item => AssignmentFacts.IsActive(item)
            && item.GroupId.Length > 0
            && (_membership is not { IsKnown: true } membership || membership.Value.Contains(item.GroupId))),
    ];

    private bool IsLapsed(CustomerState customer, ChainStep step) =>
        Subject(customer, step) is GdapRelationship request && Approval.HasLapsed(request, _session.Clock.GetUtcNow());

    private static GdapRelationship? Subject(CustomerState customer, ChainStep step) =>
        customer.Relationships.Find(item => item.Id.Length > 0 && item.Id == Said(step, "Relationship id"));

    private static string? Said(ChainStep step, string name) =>
        step.Evidence.Values.TryGetValue(name, out string? value) ? value : null;
}
