using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>The commands that create relationships and change them.</summary>
internal sealed class RelationshipRepair(GdapSession session, Func<Task<RelationshipOverview?>> overview, JudgeOptions options)
{
    private static readonly HashSet<string> s_coming =
        new(["created", "approvalPending", "approved", "activating"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A new relationship for the customer to approve; nothing where one with these roles is on its way.</summary>
    public async Task<IReadOnlyList<string>> CreateAsync(CustomerState customer, IReadOnlyList<GdapRole> roles)
    {
        if (roles.Count == 0 || customer.Relationships.Exists(item => IsComing(item) && Grants(item, roles)))
        {
            return [];
        }

        // Whether a name is free, only all relationships tell.
        if (await overview().ConfigureAwait(false) is not RelationshipOverview all)
        {
            return [];
        }

        string name = RelationshipNaming.Propose(customer, all.Names, session.Clock.GetUtcNow());
        CommandLine command = new CommandLine("New-GdapRelationship")
            .Add("DisplayName", name)
            .Add("CustomerTenantId", customer.TenantId)
            .AddRoles(roles, options.Profile, session.Profiles);
        return CommandLine.Lines(Extending(command, !RelationshipRules.HasGlobalAdministrator(roles)).Add("LockForApproval"));
    }

    /// <summary>Sends off what was created and not yet locked: the same command as made it.</summary>
    public IReadOnlyList<string> Lock(GdapRelationship? created)
    {
        TimeSpan extension = created?.AutoExtendDuration ?? TimeSpan.Zero;

        if (created is not { Status: "created", HasUnreadRoles: false, Duration: TimeSpan duration, CustomerTenantId: not null }
            || created.IsPartnerConsentPending == true
            || duration.Ticks % TimeSpan.TicksPerDay != 0
            || (extension != TimeSpan.Zero && extension != RelationshipRules.Extension))
        {
            return [];
        }

        CommandLine command = new CommandLine("New-GdapRelationship")
            .Add("DisplayName", created.DisplayName)
            .Add("CustomerTenantId", created.CustomerTenantId)
            .AddRoles(created.Roles, options.Profile, session.Profiles)
            .AddCode("Duration", duration.Days.ToString(CultureInfo.InvariantCulture));
        return CommandLine.Lines(Extending(command, extension > TimeSpan.Zero).Add("LockForApproval"));
    }

    /// <summary>Lets a relationship extend itself, without Global Administrator, with which it cannot; nothing where the
    /// profile wants that role, or there is no other.</summary>
    public IReadOnlyList<string> Extend(GdapRelationship? relationship)
    {
        if (relationship is null || relationship.HasUnreadRoles)
        {
            return [];
        }

        CommandLine command = new CommandLine("Set-GdapRelationship").Add("RelationshipId", relationship.Id);

        if (RelationshipJudge.HasGlobalAdministrator(relationship))
        {
            bool isWanted = RelationshipRules.HasGlobalAdministrator(options.Profile.Roles.Concat(options.Profile.OptionalRoles));

            if (isWanted || relationship.Roles.All(RelationshipRules.IsGlobalAdministrator))
            {
                return [];
            }

            command.Add("RemoveGlobalAdministrator");
        }

        return CommandLine.Lines(command.AddCode("AutoExtend", "$true"));
    }

    /// <summary>Takes away what can be taken from an active relationship: Global Administrator; nothing where there is more
    /// than that, since only a new relationship has fewer roles.</summary>
    public IReadOnlyList<string> Reduce(CustomerState customer)
    {
        GdapRelationship[] active = [.. customer.Active];
        bool isAll = RoleSets.Excess(options.Profile, active.SelectMany(item => item.Roles)).All(RelationshipRules.IsGlobalAdministrator);
        return isAll ? [.. active.Where(RelationshipJudge.HasGlobalAdministrator).SelectMany(Extend)] : [];
    }

    private static CommandLine Extending(CommandLine command, bool isWanted) => isWanted ? command.Add("AutoExtend") : command;

    private bool IsComing(GdapRelationship relationship) =>
        s_coming.Contains(relationship.Status) && !Approval.HasLapsed(relationship, session.Clock.GetUtcNow());

    private static bool Grants(GdapRelationship relationship, IReadOnlyList<GdapRole> roles) =>
        !RoleSets.Missing(roles, relationship.Roles).Any();
}
