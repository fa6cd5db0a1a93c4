using System.Management.Automation;

namespace GdapTools.Commands;

/// <summary>Makes error records of our exceptions: stable id, real category, the offending target, what to do.</summary>
internal static class ErrorFactory
{
    /// <param name="failure">What went wrong.</param>
    /// <param name="fallbackTarget">The target where the exception names none.</param>
    public static ErrorRecord ToErrorRecord(this GdapException failure, object fallbackTarget) =>
        failure.ToErrorRecordOf(failure.Target ?? fallbackTarget);

    /// <param name="failure">What went wrong.</param>
    /// <param name="target">Which of many things it went wrong with.</param>
    public static ErrorRecord ToErrorRecordOf(this GdapException failure, object target)
    {
        ErrorRecord record = new(failure, failure.ErrorId, CategoryOf(failure.Kind), target);

        if (failure.RecommendedAction is string action)
        {
            record.ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action };
        }

        return record;
    }

    /// <summary>True when the failure lies in one answer of a service, so that the next request may well succeed.</summary>
    public static bool IsOfOneAnswer(this GdapException failure) =>
        failure is not GdapAuthenticationException && failure.Kind is not (GdapErrorKind.Network or GdapErrorKind.Timeout or GdapErrorKind.NotConnected);

    private static ErrorCategory CategoryOf(GdapErrorKind kind) => kind switch
    {
        GdapErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        GdapErrorKind.InvalidData => ErrorCategory.InvalidData,
        GdapErrorKind.NotConnected or GdapErrorKind.Authentication => ErrorCategory.AuthenticationError,
        GdapErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        GdapErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        GdapErrorKind.Conflict => ErrorCategory.ResourceExists,
        GdapErrorKind.Throttled => ErrorCategory.LimitsExceeded,
        GdapErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        GdapErrorKind.Network => ErrorCategory.ConnectionError,
        GdapErrorKind.Timeout => ErrorCategory.OperationTimeout,
        GdapErrorKind.Security => ErrorCategory.SecurityError,
        GdapErrorKind.UnwantedResult => ErrorCategory.InvalidResult,
        _ => ErrorCategory.InvalidOperation,
    };
}
