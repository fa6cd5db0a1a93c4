using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>Words that prove nothing by themselves and tell which readers have to look at a text.</summary>
internal static class SignalHints
{
    public static IReadOnlyList<ErrorSignal> All { get; } =
    [
        .. Words(Hints.Aadsts | Hints.Strong, "aadsts"),
        .. Words(Hints.Code, "code", "clitelem"),
        .. Words(Hints.Error | Hints.Level, "error"),
        .. Words(Hints.Level, "fatal", "critical", "[err]"),
        .. Words(Hints.Status, "status", "http", "unauthorized", "forbidden", "bad request", "not found", "conflict",
            "too many requests", "bad gateway", "unavailable", "gateway time", "precondition", "respon", "return",
            "fail", "->", "=>"),
        .. Words(Hints.Url, "://", ":\\/\\/"),
        .. Words(Hints.Trace, "trace id", "trace_id", "traceid", "correlation", "request-id", "request id",
            "requestid", "timestamp", "\"date\""),
        .. Words(Hints.Mfa, "mfa", "multi-factor", "multifactor", "multi factor"),
        .. Words(Hints.Tenant, "tenant", "directory"),
        .. Words(Hints.Claims, "claims"),
        .. Words(Hints.Html, "<html", "<!doctype html"),
        .. Words(Hints.Suberror, "suberror"),
        .. Words(Hints.RetryAfter, "retry-after", "retry after"),
        .. Words(Hints.Domain, "graph", "partner center", "partnercenter", "token", "oauth", "login.microsoft", "gdap",
            "sign-in", "delegatedadmin", "entra", "azure ad", "consent"),
    ];

    private static IEnumerable<ErrorSignal> Words(Hints hint, params string[] words) =>
        words.Select(word => new ErrorSignal(word, SignalKind.Hint, null, hint));
}
