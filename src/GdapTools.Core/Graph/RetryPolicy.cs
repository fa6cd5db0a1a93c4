using System;

namespace GdapTools.Core.Graph;

/// <summary>Whether and how long to wait before asking again. For requests that change nothing.</summary>
internal sealed class RetryPolicy(Random random)
{
    private const int MostAttempts = 4;
    private const int MostThrottledAttempts = 8;
    private const int MostTimeouts = 2;
    private const double LongestBackoffSeconds = 60;

    private readonly object _lock = new();

    /// <summary>By status: a busy or passing fault, as long as attempts are left.
    /// Source: https://learn.microsoft.com/graph/best-practices-concept#handle-expected-errors</summary>
    /// <param name="statusCode">Of the answer.</param>
    /// <param name="attempt">How many requests have been sent.</param>
    public static bool ShouldRetry(int statusCode, int attempt) => statusCode switch
    {
        429 => attempt < MostThrottledAttempts,
        500 => attempt < 2,
        502 or 503 or 504 => attempt < MostAttempts,
        _ => false,
    };

    /// <summary>By kind of failure: a lost connection, and once a wait that was too long.</summary>
    public static bool ShouldRetry(GdapServiceException failure, int attempt) => failure.ErrorId switch
    {
        "EndpointUnreachable" => attempt < MostAttempts - 1,
        "RequestTimedOut" => attempt < MostTimeouts,
        _ => false,
    };

    /// <summary>1, 2, 4 … seconds up to a minute, give or take half.</summary>
    public TimeSpan Backoff(int attempt)
    {
        double jitter;

        lock (_lock)
        {
            jitter = 0.5 + random.NextDouble();
        }

        return TimeSpan.FromSeconds(Math.Min(LongestBackoffSeconds, Math.Pow(2, attempt - 1)) * jitter);
    }

    /// <summary>A GUID from the session's own source of chance, to find a request in the service's logs.</summary>
    public string NewRequestId()
    {
        byte[] bytes = new byte[16];

        lock (_lock)
        {
            random.NextBytes(bytes);
        }

        return new Guid(bytes).ToString();
    }
}
