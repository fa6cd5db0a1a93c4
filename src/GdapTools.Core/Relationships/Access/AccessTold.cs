using System;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Puts what is known of the account into words for the evidence; what could not be read is said to be so.</summary>
internal static class AccessTold
{
    public static string Of<T>(Reading<T> reading, Func<T, string> tell) =>
        reading.IsKnown ? tell(reading.Value) : "could not be read: " + reading.Failure!.Message;

    public static string AdminAgents(AccessAccount account) => account.IsAdminAgent switch
    {
        true => "in a group of that name",
        false => "in no group of that name",
        _ => "could not be told",
    };

    /// <summary>What AdminAgents means beside GDAP. Whether a customer still has DAP, Graph does not tell.
    /// Source: https://learn.microsoft.com/partner-center/customers/gdap-faq</summary>
    public static string? Dap(AccessAccount account, bool holdsAny) => (account.IsAdminAgent, holdsAny) switch
    {
        (false, _) => null,
        (true, true) => "if this customer still has DAP too, GDAP comes before it, per customer and workload",
        (true, false) => "if this customer still has DAP, the account has access by it, since no GDAP role of it comes before;"
            + " Graph does not tell whether there is DAP",
        _ => "could not be told, for it reaches those in AdminAgents",
    };
}
