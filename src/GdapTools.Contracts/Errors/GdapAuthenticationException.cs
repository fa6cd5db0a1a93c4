using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A refusal of the token endpoint.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
public sealed class GdapAuthenticationException : GdapException
{
    private readonly IReadOnlyList<int> _errorCodes = [];

    public GdapAuthenticationException(
        string errorId,
        GdapErrorKind kind,
        string message,
        object? target = null,
        string? recommendedAction = null,
        Exception? innerException = null)
        : base(errorId, kind, message, target, recommendedAction, innerException)
    {
    }

    public int? StatusCode { get; init; }

    /// <summary>For example <c>invalid_grant</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The AADSTS numbers of the answer, in its order.</summary>
    public IReadOnlyList<int> ErrorCodes { get => _errorCodes; init => _errorCodes = Indexable.Of(value); }

    /// <summary>What the token endpoint says in words, without number, ids and time.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The tenant that was asked for a token.</summary>
    public string? TenantId { get; init; }

    public string? CorrelationId { get; init; }

    public string? TraceId { get; init; }

    /// <summary>Claims to be met by an interactive sign-in, if any.</summary>
    public string? Claims { get; init; }
}
