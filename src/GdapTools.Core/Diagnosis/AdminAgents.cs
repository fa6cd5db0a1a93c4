using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Core.Session;

namespace GdapTools.Core.Diagnosis;

/// <summary>The group without which Graph shows no relationship.
/// Source: https://learn.microsoft.com/partner-center/permissions-overview</summary>
internal static class AdminAgents
{
    /// <summary>The commands that make the session's account a member; none where the directory does not tell of one group of
    /// that name.</summary>
    public static async Task<IReadOnlyList<string>> JoinAsync(GdapSession session, CancellationToken cancellationToken)
    {
        using GroupResolver groups = new(session.Graph, session.TenantId);
        Reading<GroupIdentity> group = await Reading
            .TryAsync(() => groups.ResolveAsync("AdminAgents", cancellationToken))
            .ConfigureAwait(false);
        return group.IsKnown
            ? GraphCommands.AddMember(session.Endpoints.Environment, session.TenantId, group.Value.Id, session.Token.ObjectId)
            : [];
    }
}
