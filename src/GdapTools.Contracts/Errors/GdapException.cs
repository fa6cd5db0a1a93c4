using System;

namespace GdapTools;

/// <summary>A failure with a stable id, what it concerns and what to do next. Never holds a token or secret.</summary>
public class GdapException : Exception
{
    public GdapException(
        string errorId,
        GdapErrorKind kind,
        string message,
        object? target = null,
        string? recommendedAction = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        Target = target;
        RecommendedAction = recommendedAction;
    }

    /// <summary>PascalCase, stable, never built from run-time data.</summary>
    public string ErrorId { get; }

    public GdapErrorKind Kind { get; }

    public object? Target { get; }

    public string? RecommendedAction { get; }
}
