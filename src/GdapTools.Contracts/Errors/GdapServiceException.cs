using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>What Microsoft Graph or Partner Center answered that is no success or cannot be read, or that there was no answer.
/// Source: https://learn.microsoft.com/graph/errors</summary>
public sealed class GdapServiceException : GdapException
{
    private readonly IReadOnlyList<string> _innerCodes = [];

    public GdapServiceException(
        string errorId,
        GdapErrorKind kind,
        string message,
        object? target = null,
        string? recommendedAction = null,
        Exception? innerException = null)
        : base(errorId, kind, message, target, recommendedAction, innerException)
    {
    }

    public ErrorSource Service { get; init; }

    /// <summary>0 when no answer came.</summary>
    public int StatusCode { get; init; }

    /// <summary><c>error.code</c> of the body, or Partner Center's <c>code</c>.</summary>
    public string? Code { get; init; }

    /// <summary><c>innerError.code</c> from the outside in.</summary>
    public IReadOnlyList<string> InnerCodes { get => _innerCodes; init => _innerCodes = Indexable.Of(value); }

    public string? ServiceMessage { get; init; }

    public string? RequestId { get; init; }

    public string? ClientRequestId { get; init; }

    public DateTimeOffset? Date { get; init; }

    /// <summary>Without query.</summary>
    public Uri? RequestUri { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The decoded claims challenge of <c>WWW-Authenticate</c>, if any.</summary>
    public string? ClaimsChallenge { get; init; }

    /// <summary>True when the answer says that the token lacks the MFA claim.</summary>
    public bool IsMissingMfaClaim { get; init; }
}
