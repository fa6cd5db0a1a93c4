using System;
using System.Globalization;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>What a change can end in other than being made. Each says whether anything was changed.</summary>
internal static class WriteErrors
{
    public const string OutcomeUnknown = "WriteOutcomeUnknown";

    private const string Again = "Run the command again: it looks first, and does nothing twice.";

    /// <summary>The service's refusal, under its own id.</summary>
    public static GdapServiceException Refused(GdapServiceException failure, Change change) => Copy(
        failure,
        failure.ErrorId,
        $"Could not {change.Doing}: {Sentence(failure.Message)} Nothing was changed by this.",
        change.Target,
        AdviceFor(failure, change));

    public static GdapServiceException NotApplied(GdapServiceException failure, Change change) => Copy(
        failure,
        "WriteNotApplied",
        $"Could not {change.Doing}: {Sentence(failure.Message)} It was looked for, and nothing was changed.",
        change.Target,
        Again);

    public static GdapServiceException Unknown(GdapServiceException failure, Change change, GdapException reading) => Copy(
        failure,
        OutcomeUnknown,
        $"It is not known whether this was done: {change.Doing}. {Sentence(failure.Message)} "
            + $"Looking for it failed too: {Sentence(reading.Message)}",
        change.Target,
        Again);

    public static GdapServiceException Changed(GdapServiceException failure, Change change, string difference) => Copy(
        failure,
        "RelationshipChanged",
        $"Could not {change.Doing}: it is no longer what was last seen ({difference}). Nothing was changed by this.",
        change.Target,
        "Read it again, and decide anew.",
        GdapErrorKind.Conflict);

    /// <summary>The change was taken; how it ends could not be seen.</summary>
    public static GdapException NotFollowed(GdapException reading, string doing, string target) => new(
        OutcomeUnknown,
        reading.Kind,
        $"The service has taken the request to {doing}, and how it ended could not be read: {Sentence(reading.Message)}",
        target,
        Again,
        reading);

    /// <summary>The change was taken, and is not made within the time.</summary>
    public static GdapException StillRunning(string doing, string target, TimeSpan timeout) => new(
        "WriteStillRunning",
        GdapErrorKind.Timeout,
        string.Format(
            CultureInfo.InvariantCulture,
            "The service has taken the request to {0}, and has not finished within {1:0.#} seconds.",
            doing,
            timeout.TotalSeconds),
        target,
        "Nothing is lost: it goes on without this command. Run the command again later, or with a longer -TimeoutSec.");

    /// <summary>The service took the change, and gave up.</summary>
    public static GdapException Failed(string doing, string target, string? message) => new(
        "OperationFailed",
        GdapErrorKind.ServiceUnavailable,
        $"The service has taken the request to {doing}, and failed"
            + (message is null ? "; it does not say why." : $": {Sentence(message)}"),
        target,
        Again);

    private static string Sentence(string text) =>
        text.EndsWith(".", StringComparison.Ordinal) || text.EndsWith("!", StringComparison.Ordinal) ? text : text + ".";

    private static string? AdviceFor(GdapServiceException failure, Change change) =>
        failure is { StatusCode: 403, IsMissingMfaClaim: false }
            ? $"{change.Needs} {failure.RecommendedAction}"
            : failure.RecommendedAction;

    private static GdapServiceException Copy(
        GdapServiceException failure,
        string errorId,
        string message,
        string target,
        string? advice,
        GdapErrorKind? kind = null) => new(errorId, kind ?? failure.Kind, message, target, advice, failure)
    {
        Service = failure.Service,
        StatusCode = failure.StatusCode,
        Code = failure.Code,
        InnerCodes = failure.InnerCodes,
        ServiceMessage = failure.ServiceMessage,
        RequestId = failure.RequestId,
        ClientRequestId = failure.ClientRequestId,
        Date = failure.Date,
        RequestUri = failure.RequestUri,
        RetryAfter = failure.RetryAfter,
        ClaimsChallenge = failure.ClaimsChallenge,
        IsMissingMfaClaim = failure.IsMissingMfaClaim,
    };
}
