using System;

namespace GdapTools;

/// <summary>A fault that a sandbox plays, and for which requests. PowerShell makes one of a hashtable.</summary>
public sealed class GdapFault
{
    public GdapFaultKind Kind { get; set; }

    /// <summary>Which paths, with <c>*</c> and <c>?</c> and in any case: <c>v1.0/users/*</c>,
    /// <c>*/oauth2/v2.0/token</c>, <c>v1/customers</c>. Without leading slash and query.</summary>
    public string Path { get; set; } = "*";

    /// <summary>Which HTTP method; null for any.</summary>
    public string? Method { get; set; }

    /// <summary>The id of the tenant that the token is for, or is to be for; null for any.</summary>
    public string? Tenant { get; set; }

    /// <summary>How many requests are let through first.</summary>
    public int Skip { get; set; }

    /// <summary>How many requests are hit; null for all that follow.</summary>
    public int? Times { get; set; }

    /// <summary>How likely each request is hit, from 0 to 1. The dice are the same in every run.</summary>
    public double Probability { get; set; } = 1;

    /// <summary>The status of <see cref="GdapFaultKind.Status"/>, <see cref="GdapFaultKind.BatchFailure"/> and
    /// <see cref="GdapFaultKind.ProxyHtml"/>.</summary>
    public int? StatusCode { get; set; }

    /// <summary>What <c>Retry-After</c> asks for, in whole seconds. Without it <see cref="GdapFaultKind.Throttle"/>
    /// asks for ten seconds, and other kinds send no such header.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Whether <c>Retry-After</c> is a date and not a number of seconds.</summary>
    public bool RetryAfterAsDate { get; set; }

    /// <summary>The lifetime of a <see cref="GdapFaultKind.ShortToken"/>; one minute unless told.</summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>The message of the error, in place of the service's own.</summary>
    public string? Message { get; set; }
}
