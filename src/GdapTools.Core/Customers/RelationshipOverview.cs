using System.Collections.Generic;

namespace GdapTools.Core.Customers;

/// <summary>What of all relationships matters for one customer's repair.</summary>
/// <param name="Names">The names of all, in any case; each can be given once.</param>
/// <param name="Sample">Some that are active, the first by their customers' names.</param>
internal sealed record RelationshipOverview(ISet<string> Names, IReadOnlyList<GdapRelationship> Sample);
