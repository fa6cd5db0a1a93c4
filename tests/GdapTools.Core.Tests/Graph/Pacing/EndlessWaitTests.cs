using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph.Pacing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Graph.Pacing;

/// <summary>A service that says to wait until the end of time is waited for, and breaks nothing.</summary>
public sealed class EndlessWaitTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_year9999 = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(s_start);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_beyond_the_budget_wait_too(bool isLongest)
    {
        Pace pace = new(GraphBudgets.ConditionalAccess, _clock);
        using CancellationTokenSource stop = new();
        pace.Throttle(isLongest ? TimeSpan.MaxValue : s_year9999 - s_start);

        Task<Grant>[] waiting = [.. Array.ConvertAll(new int[3], _ => pace.WaitAsync(1, stop.Token))];

        Assert.All(waiting, request => Assert.False(request.IsCompleted));
        await stop.CancelAsync();
        foreach (Task<Grant> request in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        }
    }
}
