using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Puts into words what is said of relationships.</summary>
internal static class RelationshipSteps
{
    private static readonly string[] s_askAnew =
    [
        "Create a new GDAP relationship: a request that has lapsed can no longer be approved.",
        "Send its approval link to the customer, then assign the security group.",
    ];

    // Auto-extend comes after: Graph refuses it while the role is there.
    private static readonly string[] s_removeFirst =
    [
        "Remove Global Administrator from relationship '{Relationship}'.",
        "Then turn on auto-extend.",
        "Or create its successor before {Ends}.",
    ];

    public static ChainStep None(CustomerState customer) => new(
        "REL001",
        GdapVerdict.Fail,
        $"This partner has no GDAP relationship with {customer.Name ?? customer.TenantId}.");

    /// <summary>Why a relationship in a state other than active gives no access.</summary>
    public static ChainStep Inactive(GdapRelationship relationship, DateTimeOffset now)
    {
        string checkId = RelationshipStatus.CheckFor(relationship.Status)!;
        string name = $"The relationship '{relationship.DisplayName}'";
        Evidence evidence = Describe(relationship);

        if (checkId is "REL003" or "REL010" && relationship.IsPartnerConsentPending == true)
        {
            return ConsentPending(relationship, GdapVerdict.Fail);
        }

        if (checkId == "REL003")
        {
            evidence.Add("Request lapses", Approval.LapsesAt(relationship));
        }

        string cause = checkId switch
        {
            "REL002" => $"{name} {Past(relationship.Status)}{On(relationship.EndDateTime <= now ? relationship.EndDateTime : null)}.",
            "REL003" => $"{name}{Of(relationship.CreatedDateTime)} still waits for the customer's approval{Lapse(relationship, now)}.",
            "REL010" => $"{name} is not active yet: its state is '{relationship.Status}'.",
            "REL011" => $"{name} is being ended: its state is '{relationship.Status}'.",
            _ => $"{name} is in a state this version does not know: '{relationship.Status}'.",
        };

        return new ChainStep(checkId, checkId == "REL008" ? GdapVerdict.Unknown : GdapVerdict.Fail, cause)
        {
            Evidence = evidence,
            Remediation = Approval.HasLapsed(relationship, now) ? s_askAnew : null,
        };
    }

    public static ChainStep Missing(GdapRelationship[] active, GdapRole[] missing, JudgeOptions options)
    {
        string names = Names(missing);
        string which = active.Length == 1
            ? $"The relationship '{active[0].DisplayName}' does not hold"
            : $"The {active.Length} active relationships together do not hold";
        Evidence evidence = Describe(active[0]);
        evidence.Add("Missing roles", names);
        evidence.Add("Role profile", options.Profile.Name);
        return new ChainStep("REL004", GdapVerdict.Fail, $"{which} what the profile {options.Profile.Name} needs: {names}.")
        {
            Evidence = evidence,
        };
    }

    public static ChainStep Overdue(GdapRelationship relationship) => Of(
        "REL008",
        GdapVerdict.Unknown,
        relationship,
        $"The relationship '{relationship.DisplayName}' is said to be active although its end{Of(relationship.EndDateTime)} is past.");

    public static ChainStep Roleless(GdapRelationship relationship) => Of(
        "REL008",
        GdapVerdict.Unknown,
        relationship,
        $"Graph's answer does not tell all the roles of the relationship '{relationship.DisplayName}'.");

    public static ChainStep Endless(GdapRelationship relationship) => Of(
        "REL008",
        GdapVerdict.Unknown,
        relationship,
        $"Graph's answer does not tell when the relationship '{relationship.DisplayName}' ends.");

    public static ChainStep Ending(GdapRelationship relationship) => Of(
        "REL005",
        GdapVerdict.Warning,
        relationship,
        $"The relationship '{relationship.DisplayName}' ends{On(relationship.EndDateTime)}"
        + $" ({Left(relationship.DaysLeft)}) and does not extend itself"
        + (RelationshipJudge.HasGlobalAdministrator(relationship) ? ": with Global Administrator it cannot." : ".")) with
        {
            Remediation = RelationshipJudge.HasGlobalAdministrator(relationship) ? s_removeFirst : null,
        };

    public static ChainStep Unextendable(GdapRelationship relationship) => Of(
        "REL006",
        GdapVerdict.Warning,
        relationship,
        $"The relationship '{relationship.DisplayName}' holds Global Administrator, so it cannot extend itself"
        + $" and ends for good{On(relationship.EndDateTime)}.");

    public static ChainStep Fresh(GdapRelationship relationship, DateTimeOffset now) => Of(
        "REL007",
        GdapVerdict.Warning,
        relationship,
        $"The relationship '{relationship.DisplayName}' was activated {Minutes(now - relationship.ActivatedDateTime!.Value)} ago;"
        + " its rights may not have reached every service yet.");

    public static ChainStep Unextended(GdapRelationship relationship) => Of(
        "REL013",
        GdapVerdict.Warning,
        relationship,
        $"The relationship '{relationship.DisplayName}' does not extend itself and ends{On(relationship.EndDateTime)}.");

    /// <param name="relationship">One that Microsoft made.</param>
    /// <param name="sign">What shows it, as the rest of a sentence.</param>
    public static ChainStep MadeByMicrosoft(GdapRelationship relationship, string sign) => Of(
        "REL014",
        GdapVerdict.Warning,
        relationship,
        $"The only access is what Microsoft set up by itself: the relationship '{relationship.DisplayName}' {sign}.");

    public static ChainStep Excess(IReadOnlyList<GdapRelationship> holders, IReadOnlyList<GdapRole> excess, JudgeOptions options)
    {
        string names = Names(excess);
        string which = holders.Count == 1
            ? $"The relationship '{holders[0].DisplayName}' grants"
            : $"{holders.Count} active relationships grant";
        Evidence evidence = Describe(holders[0]);
        evidence.Add("Excess roles", names);
        evidence.Add("Privileged", excess.Where(role => role.IsPrivileged).Select(role => role.RoleName));
        evidence.Add("Role profile", options.Profile.Name);
        return new ChainStep("REL015", GdapVerdict.Warning, $"{which} more than the profile {options.Profile.Name} needs: {names}.")
        {
            Evidence = evidence,
        };
    }

    public static ChainStep ConsentPending(GdapRelationship relationship, GdapVerdict verdict)
    {
        Evidence evidence = Describe(relationship);
        evidence.Add("Indirect provider", relationship.IndirectProviderTenantId);
        return new ChainStep(
            "REL016",
            verdict,
            $"The relationship '{relationship.DisplayName}' was made by an indirect provider and waits for the indirect reseller's consent.")
        {
            Evidence = evidence,
        };
    }

    private static ChainStep Of(string checkId, GdapVerdict verdict, GdapRelationship relationship, string cause) =>
        new(checkId, verdict, cause) { Evidence = Describe(relationship) };

    private static Evidence Describe(GdapRelationship relationship) => new()
    {
        { "Relationship", relationship.DisplayName },
        { "Relationship id", relationship.Id },
        { "Status", relationship.Status },
        { "Created", relationship.CreatedDateTime },
        { "Activated", relationship.ActivatedDateTime },
        { "Ends", relationship.EndDateTime },
        { "Extends itself", RelationshipJudge.ExtendsItself(relationship) ? "yes" : "no" },
    };

    private static string Lapse(GdapRelationship relationship, DateTimeOffset now) => Approval.LapsesAt(relationship) switch
    {
        null => "",
        DateTimeOffset lapse when lapse < now => $"; the 90 days for it were over{On(lapse)}",
        DateTimeOffset lapse => $"; the request lapses{On(lapse)} ({Left((int)(lapse - now).TotalDays)})",
    };

    private static string Names(IEnumerable<GdapRole> roles) => string.Join(", ", roles.Select(role => role.RoleName));

    private static string Minutes(TimeSpan age)
    {
        int minutes = (int)Math.Max(0, age.TotalMinutes);
        return minutes == 1 ? "1 minute" : $"{minutes} minutes";
    }

    private static string Past(string status) =>
        status.Equals("terminated", StringComparison.OrdinalIgnoreCase) ? "was terminated" : "expired";

    private static string Left(int? days) => days switch
    {
        null or 0 => "in less than a day",
        1 => "in 1 day",
        _ => $"in {days} days",
    };

    private static string On(DateTimeOffset? time) =>
        time is null ? "" : " on " + time.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Of(DateTimeOffset? time) =>
        time is null ? "" : " of " + time.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
