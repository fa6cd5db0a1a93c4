using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>The groups of the account that is signed in.</summary>
internal sealed class SessionMembership(GdapSession session)
{
    public async Task<Reading<Membership>> ReadAsync(CancellationToken cancellationToken) =>
        (session.Token.ObjectId ?? session.Token.UserPrincipalName) is string user
            ? await new MembershipReader(session.Graph, session.TenantId).ReadAsync(user, cancellationToken).ConfigureAwait(false)
            : Reading<Membership>.Failed(new GdapException(
                "NoUserInSession",
                GdapErrorKind.InvalidData,
                "The session's token names no account whose groups could be read."));
}
