namespace GdapTools;

/// <summary>What kind of failure an exception stands for; the cmdlets map it to an error category.</summary>
public enum GdapErrorKind
{
    InvalidInput,
    InvalidData,
    NotConnected,
    Authentication,
    PermissionDenied,
    NotFound,
    Conflict,
    Throttled,
    ServiceUnavailable,
    Network,
    Timeout,
    Security,

    /// <summary>Nothing went wrong but what was found: the caller said that it must not be so.</summary>
    UnwantedResult,
}
