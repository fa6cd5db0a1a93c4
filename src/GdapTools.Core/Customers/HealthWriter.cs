using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Makes results of what was found about relationships.</summary>
internal sealed class HealthWriter(CheckCatalogue checks, JudgeOptions options, GdapSession session)
{
    private readonly FindingFactory _findings = new(checks, session.Kind, session.Clock);

    /// <param name="customer">Of whom it is.</param>
    /// <param name="steps">What was found; nothing when all is well.</param>
    /// <param name="isKnown">Whether the customer's relationships are all known.</param>
    public RelationshipHealth Write(CustomerState customer, IReadOnlyList<ChainStep> steps, bool isKnown)
    {
        GdapRelationship[] active = [.. customer.Active];
        bool areRolesKnown = isKnown
            && !Array.Exists(active, item => item.HasUnreadRoles)
            && (active.Length > 0 || steps.All(step => step.Verdict != GdapVerdict.Unknown));
        return Write(
            steps,
            customer.TenantId,
            customer.Name,
            customer.Relationships,
            EndOf(customer, active),
            missing: areRolesKnown ? [.. RoleSets.Missing(options.Profile.Roles, active.SelectMany(item => item.Roles))] : [],
            excess: RoleSets.Excess(options.Profile, active.SelectMany(item => item.Roles)));
    }

    /// <summary>Of a relationship whose customer nobody knows.</summary>
    public RelationshipHealth Write(GdapRelationship stray, ChainStep step) => Write(
        [step], tenantId: null, stray.CustomerName, [stray], EndOf(stray), missing: [], excess: []);

    /// <summary>Of nobody at all.</summary>
    public RelationshipHealth Write(ChainStep step) =>
        Write([step], tenantId: null, name: null, [], end: null, missing: [], excess: []);

    private RelationshipHealth Write(
        IReadOnlyList<ChainStep> steps,
        string? tenantId,
        string? name,
        IReadOnlyList<GdapRelationship> relationships,
        DateTimeOffset? end,
        IReadOnlyList<GdapRole> missing,
        IReadOnlyList<GdapRole> excess)
    {
        DateTimeOffset now = session.Clock.GetUtcNow();
        ChainStep[] ordered = Verdicts.WorstFirst([.. steps.OrderBy(LinkOf)]);
        ChainStep? deciding = ordered.FirstOrDefault();
        return new RelationshipHealth
        {
            CustomerTenantId = tenantId,
            CustomerName = name,
            Verdict = deciding?.Verdict ?? GdapVerdict.Pass,
            BrokenLink = deciding is null ? null : LinkOf(deciding),
            CheckIds = [.. ordered.SelectMany(Ids).Distinct()],
            RelationshipIds = [.. relationships.Select(item => item.Id)],
            MissingRoles = missing,
            ExcessRoles = excess,
            EndDateTime = end,
            DaysLeft = end is null ? null : (int)Math.Floor((end.Value - now).TotalDays),
            Cause = deciding is null ? Well(end) : string.Join(" ", ordered.Select(step => step.Cause)),
            Remediation = [.. ordered.SelectMany(_findings.RemediationOf).Distinct()],
            RepairCommands = [.. ordered.SelectMany(FindingFactory.CommandsOf).Distinct()],
            Evidence = deciding?.Evidence.Values ?? new Dictionary<string, string>(),
            MissingPermissions = [.. ordered.SelectMany(step => step.MissingPermissions).Distinct()],
            ProfileName = options.Profile.Name,
            ObservedAt = now,
        };
    }

    private string Well(DateTimeOffset? end) =>
        $"The roles that the profile {options.Profile.Name} needs are granted and held by security groups"
        + (end is null ? "." : $"; the next end is on {end:yyyy-MM-dd}.");

    private ChainLink LinkOf(ChainStep step) => step.Link ?? checks.Get(step.CausedBy ?? step.CheckId).Link;

    private static IEnumerable<string> Ids(ChainStep step) =>
        step.CausedBy is null ? [step.CheckId] : [step.CheckId, step.CausedBy];

    // The first of the active ones to end; without any, that of the relationship which is spoken of.
    private DateTimeOffset? EndOf(CustomerState customer, GdapRelationship[] active) => active.Length > 0
        ? active.Min(item => item.EndDateTime)
        : RelationshipJudge.Nearest(customer) is GdapRelationship nearest ? EndOf(nearest) : null;

    // One that was terminated may still show the end that was planned.
    private DateTimeOffset? EndOf(GdapRelationship relationship) => RelationshipStatus.CheckFor(relationship.Status) switch
    {
        null => relationship.EndDateTime,
        "REL003" => Approval.LapsesAt(relationship),
        "REL002" when relationship.EndDateTime <= session.Clock.GetUtcNow() => relationship.EndDateTime,
        _ => null,
    };
}
