using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>The commands that give the roles of active relationships to a security group that holds the account.</summary>
internal sealed class AssignmentRepair(GdapSession session, JudgeOptions options, GroupChoice groups)
{
    /// <summary>Gives a group what is lacking; nothing where it is not evident which group is meant.</summary>
    /// <param name="customer">Whose relationships.</param>
    /// <param name="working">The assignments that count: of the account's groups, or of any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<string>> CompleteAsync(
        CustomerState customer,
        IReadOnlyList<GdapAccessAssignment> working,
        CancellationToken cancellationToken)
    {
        AssignmentFacts facts = new(customer);
        GdapRole[] lacking = [.. facts.Lacking(options, working)];

        if (lacking.Length == 0 || facts.Unread is not null || Array.Exists(facts.Live, item => item.HasUnreadRoles))
        {
            return [];
        }

        string? group = await ChooseAsync(working, cancellationToken).ConfigureAwait(false);
        return group is null ? [] : Give(facts, group, lacking);
    }

    /// <summary>Brings the account to the roles that only groups without it hold: by its own group, else by making it a
    /// member of the one group that holds them.</summary>
    /// <param name="customer">Whose relationships.</param>
    /// <param name="areThere">Whether the groups that hold the roles still exist, as far as is known.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<string>> ReachAsync(CustomerState customer, bool areThere, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> own = await CompleteAsync(customer, [], cancellationToken).ConfigureAwait(false);

        if (own.Count > 0 || !areThere)
        {
            return own;
        }

        AssignmentFacts facts = new(customer);
        GdapAccessAssignment[] active = [.. facts.Live.Where(AssignmentFacts.IsActive)];
        string[] holders = [.. active.Select(item => item.GroupId).Distinct(StringComparer.OrdinalIgnoreCase)];
        return holders.Length == 1 && holders[0].Length > 0 && facts.Unread is null && !facts.Lacking(options, active).Any()
            ? GraphCommands.AddMember(session.Endpoints.Environment, session.TenantId, holders[0], session.Token.ObjectId)
            : [];
    }

    /// <summary>Takes an assignment in error away and makes it anew, with those of its roles that the relationship has.</summary>
    public IReadOnlyList<string> Renew(CustomerState customer, string? relationshipId, string? assignmentId)
    {
        AssignmentFacts facts = new(customer);
        GdapRelationship? relationship = Array.Find(facts.Active, item => item.Id == relationshipId);
        GdapAccessAssignment? broken = Array.Find(
            facts.Live, item => item.Id == assignmentId && item.RelationshipId == relationshipId && AssignmentFacts.Is(item, "error"));

        if (relationship is null || broken is null || relationship.HasUnreadRoles || broken.HasUnreadRoles)
        {
            return [];
        }

        HashSet<string> granted = RoleSets.Ids(relationship.Roles);
        return CommandLine.Lines(
            new CommandLine("Remove-GdapAccessAssignment")
                .Add("RelationshipId", relationship.Id)
                .Add("AssignmentId", broken.Id)
                .Add("Wait"),
            New(relationship.Id, broken.GroupId, broken.Roles.Where(role => granted.Contains(role.RoleDefinitionId))));
    }

    private async Task<string?> ChooseAsync(IReadOnlyList<GdapAccessAssignment> working, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> mine = await groups
            .OfAccountAsync(working.Select(item => item.GroupId), cancellationToken)
            .ConfigureAwait(false);

        if (mine.Count == 1)
        {
            return mine[0];
        }

        string? evident = await groups.FindAsync(cancellationToken).ConfigureAwait(false);
        return mine.Count == 0 || mine.Contains(evident, StringComparer.OrdinalIgnoreCase) ? evident : null;
    }

    // Each role by the first relationship that has it.
    private List<string> Give(AssignmentFacts facts, string groupId, IReadOnlyList<GdapRole> lacking)
    {
        List<string> commands = [];
        HashSet<string> left = RoleSets.Ids(lacking);

        foreach (GdapRelationship relationship in facts.Active)
        {
            GdapRole[] roles = [.. relationship.Roles.Where(role => left.Remove(role.RoleDefinitionId))];
            GdapAccessAssignment? held = Array.Find(facts.Live, item => item.RelationshipId == relationship.Id
                && item.GroupId.Equals(groupId, StringComparison.OrdinalIgnoreCase));

            if (roles.Length > 0 && held is not null && !AssignmentFacts.IsActive(held))
            {
                return [];
            }

            if (roles.Length > 0)
            {
                commands.AddRange(CommandLine.Lines(held is null
                    ? New(relationship.Id, groupId, roles)
                    : Extend(held, roles)));
            }
        }

        return commands;
    }

    private CommandLine New(string relationshipId, string groupId, IEnumerable<GdapRole> roles) =>
        new CommandLine("New-GdapAccessAssignment")
            .Add("RelationshipId", relationshipId)
            .Add("GroupId", groupId)
            .AddRoles(roles, options.Profile, session.Profiles)
            .Add("Wait");

    private CommandLine Extend(GdapAccessAssignment held, IEnumerable<GdapRole> roles) =>
        new CommandLine("Set-GdapAccessAssignment")
            .Add("RelationshipId", held.RelationshipId)
            .Add("AssignmentId", held.Id)
            .AddRoles(held.Roles.Concat(roles), options.Profile, session.Profiles)
            .Add("Wait");
}
