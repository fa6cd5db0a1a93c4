using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Says what is to be said of relationships whose customer Graph does not name, so that none is passed over.</summary>
internal static class StrayJudge
{
    /// <summary>True when the relationship may, for all that is known, give access to some customer.</summary>
    public static bool MayGiveAccess(GdapRelationship stray) =>
        RelationshipStatus.CheckFor(stray.Status) is null or "REL008" or "REL011";

    /// <summary>One step for each that is worth a word; those that have ended are not.</summary>
    public static IEnumerable<(GdapRelationship Relationship, ChainStep Step)> Judge(
        IEnumerable<GdapRelationship> strays,
        DateTimeOffset now) =>
        from stray in strays
        where RelationshipStatus.CheckFor(stray.Status) != "REL002"
        select (stray, MayGiveAccess(stray)
            ? Unclear(stray, $"{Name(stray)} does not say which customer it is with.")
            : RelationshipSteps.Inactive(stray, now) with { Verdict = GdapVerdict.Warning });

    /// <summary>Why it cannot be said of a customer that it has no active relationship.</summary>
    public static ChainStep OfCustomer(GdapRelationship stray, CustomerState customer) => Unclear(
        stray,
        $"Whether there is {(customer.Relationships.Count == 0 ? "a" : "an active")} GDAP relationship with {customer.Name ?? customer.TenantId} cannot be told:"
        + $" {Name(stray)} does not say which customer it is with.");

    private static ChainStep Unclear(GdapRelationship stray, string cause) => new(
        "REL008",
        GdapVerdict.Unknown,
        char.ToUpperInvariant(cause[0]) + cause.Substring(1))
    {
        Evidence = new Evidence
        {
            { "Relationship", stray.DisplayName },
            { "Relationship id", stray.Id },
            { "Status", stray.Status },
        },
        Remediation = ["Look in Partner Center which customer the relationship is with."],
    };

    private static string Name(GdapRelationship stray) =>
        stray.DisplayName.Length > 0 ? $"the relationship '{stray.DisplayName}'"
        : stray.Id.Length > 0 ? $"the relationship {stray.Id}"
        : "a relationship in Graph's answer";
}
