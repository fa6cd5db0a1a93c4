using System;

namespace GdapTools.Core.Customers;

/// <summary>What can be told of groups while a customer is judged.</summary>
/// <param name="Name">A group's name; null where it is not known.</param>
/// <param name="IsGone">Whether the directory says that there is no such group.</param>
/// <param name="Eligible">The group whose membership the account would have to activate to be in this one; null where there is
/// none, or it is not known.</param>
internal sealed record GroupWords(Func<string, string?> Name, Func<string, bool> IsGone, Func<string, string?> Eligible)
{
    /// <summary>Of groups of which the account's eligibility is not known.</summary>
    public static GroupWords Of(GroupNames names) => new(names.Of, names.IsGone, _ => null);
}
