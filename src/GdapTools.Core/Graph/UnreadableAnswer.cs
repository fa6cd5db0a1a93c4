using System;

namespace GdapTools.Core.Graph;

/// <summary>The exceptions of answers that came and cannot be used.</summary>
internal static class UnreadableAnswer
{
    private const int BytesPerMegabyte = 1024 * 1024;

    public static GdapServiceException TooLarge(Uri uri, int limit, int status, string? clientRequestId) => Create(
        "ResponseTooLarge",
        $"'{uri.Host}' answered with more than {Math.Max(1, limit / BytesPerMegabyte)} MB; the answer was refused.",
        uri,
        "Look for a proxy that answers in the service's place.",
        status,
        clientRequestId);

    public static GdapServiceException NotJson(ServiceAnswer answer) => Create(
        "ResponseNotJson",
        answer.Text is null
            ? "The service answered with an empty body."
            : "The answer is no JSON; a proxy or sign-in page may have answered in the service's place.",
        answer);

    /// <param name="errorId">Stable.</param>
    /// <param name="message">What is wrong with the answer.</param>
    /// <param name="answer">Which one.</param>
    public static GdapServiceException Create(string errorId, string message, ServiceAnswer answer) => Create(
        errorId,
        message,
        answer.Uri,
        "Look at what answers between this machine and the service, then run the command again.",
        answer.StatusCode,
        answer.ClientRequestId,
        answer.Header("request-id"),
        answer.Date);

    private static GdapServiceException Create(
        string errorId,
        string message,
        Uri uri,
        string advice,
        int status,
        string? clientRequestId,
        string? requestId = null,
        DateTimeOffset? date = null)
    {
        string address = uri.GetLeftPart(UriPartial.Path);
        return new GdapServiceException(errorId, GdapErrorKind.InvalidData, message, address, advice)
        {
            StatusCode = status,
            RequestId = requestId,
            ClientRequestId = clientRequestId,
            Date = date,
            RequestUri = new Uri(address),
        };
    }
}
