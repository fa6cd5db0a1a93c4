using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>
/// Tells what a failure leaves open. The answer to a missing or stale ETag is not documented: 412, 428 and, for what is
/// held to an ETag, 409 are taken for it.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
/// </summary>
internal static class WriteDoubts
{
    /// <param name="failure">What came of the request.</param>
    /// <param name="change">What was asked for.</param>
    /// <param name="attempt">How often it has been asked for; after the first time a refusal may be that of a repetition.</param>
    public static WriteDoubt Of(GdapServiceException failure, Change change, int attempt) => failure switch
    {
        // No connection was made, so nothing was sent.
        { ErrorId: "TlsFailed" } => WriteDoubt.None,
        { StatusCode: 412 or 428 } => WriteDoubt.Stale,
        { StatusCode: 409 } when change.IsGuarded => WriteDoubt.Stale,
        { StatusCode: 0 or 408 or >= 500 or (>= 200 and < 400) } => WriteDoubt.Outcome,
        _ when change.DoubtfulRefusals.Contains(failure.StatusCode) => WriteDoubt.Before,
        { StatusCode: 400 or 404 or 409 } when attempt > 1 => WriteDoubt.Before,
        _ => WriteDoubt.None,
    };
}
