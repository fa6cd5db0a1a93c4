using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>What all changes of one run share.</summary>
internal sealed class WriteContext
{
    /// <param name="session">Whose tenant is changed.</param>
    /// <param name="timeout">How long to wait for what the service does by itself.</param>
    public WriteContext(GdapSession session, TimeSpan timeout)
    {
        Session = session;
        State = new GdapState(session.Graph, session.TenantId, session.Roles, session.Clock);
        Writes = new GdapWrites(session.TenantId);
        Writer = new SafeWriter(session.Writer, session.Clock);
        Follower = new Follower(session.Clock, timeout);
    }

    public GdapSession Session { get; }

    public GdapState State { get; }

    public GdapWrites Writes { get; }

    public SafeWriter Writer { get; }

    public Follower Follower { get; }

    /// <summary>A relationship that somebody named: as given where that tells what is needed, else read.</summary>
    public Task<GdapRelationship> SeenAsync(
        GdapRelationship? given,
        string? relationshipId,
        CancellationToken cancellationToken) =>
        given is { ETag: not null, Status.Length: > 0, HasUnreadRoles: false }
            ? Task.FromResult(given)
            : State.RelationshipAsync(given?.Id ?? relationshipId ?? "", cancellationToken);

    /// <summary>Follows the operation that an answer names, if it names one.</summary>
    /// <param name="doing">What is being done.</param>
    /// <param name="relationshipId">The relationship.</param>
    /// <param name="answer">The answer to the request; null when it was lost.</param>
    /// <param name="operationId">The operation, where it was found otherwise.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="GdapException"><c>OperationFailed</c>, <c>WriteStillRunning</c>, <c>WriteOutcomeUnknown</c>.</exception>
    public async Task FollowOperationAsync(
        string doing,
        string relationshipId,
        ServiceAnswer? answer,
        string? operationId,
        CancellationToken cancellationToken)
    {
        if ((IdIn(answer?.Header("Location")) ?? operationId) is not string id || answer is { StatusCode: not 202 })
        {
            return;
        }

        GdapOperation done = await Follower.UntilAsync(
            doing,
            relationshipId,
            answer is null ? null : ServiceErrorReader.RetryAfter(answer, Session.Clock),
            async token =>
            {
                GdapOperation now = await State.OperationAsync(relationshipId, id, token).ConfigureAwait(false);
                return now.IsUnderWay ? null : now;
            },
            cancellationToken).ConfigureAwait(false);

        if (done.Status != WriteStatus.Succeeded)
        {
            throw WriteErrors.Failed(doing, relationshipId, done.Message);
        }
    }

    // Only the id is taken from the address: where to ask is known.
    private static string? IdIn(string? location)
    {
        string path = Uri.TryCreate(location, UriKind.RelativeOrAbsolute, out Uri? uri)
            ? (uri.IsAbsoluteUri ? uri.AbsolutePath : location!)
            : "";
        string last = Uri.UnescapeDataString(path.TrimEnd('/').Substring(path.TrimEnd('/').LastIndexOf('/') + 1));
        return last.Length > 0 ? last : null;
    }
}
