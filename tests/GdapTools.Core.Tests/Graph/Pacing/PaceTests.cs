using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph.Pacing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Graph.Pacing;

/// <summary>A pace keeps to its budget in every window of time, slows down when refused and comes back.</summary>
public sealed class PaceTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(s_start);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 10)]
    [InlineData(50, 1)]
    [InlineData(3500, 10)]
    public async Task No_window_holds_more_than_the_budget(int units, int seconds)
    {
        Random random = new(units);
        Pace pace = new(new Budget("test", units, TimeSpan.FromSeconds(seconds)), _clock);
        List<(DateTimeOffset At, double Cost)> sent = [];

        for (int request = 0; request < 300; request++)
        {
            double cost = units == 1 ? 1 : random.Next(1, Math.Min(units, 100));
            if (random.Next(5) == 0)
            {
                await GiveUpAsync(pace, cost);
            }

            Grant grant = await GrantAsync(pace, cost);
            sent.Add((grant.At, cost));
            pace.Succeed(grant);
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 30)));
        }

        foreach ((DateTimeOffset start, _) in sent)
        {
            DateTimeOffset end = start + TimeSpan.FromSeconds(seconds);
            Assert.True(sent.Where(item => item.At >= start && item.At < end).Sum(item => item.Cost) <= units);
        }
    }

    [Fact]
    public async Task A_budget_is_used_up_before_anything_waits()
    {
        Pace pace = new(GraphBudgets.Reports, _clock);

        for (int request = 0; request < 5; request++)
        {
            Assert.True(pace.WaitAsync(1, CancellationToken.None).IsCompletedSuccessfully);
        }

        Task<Grant> sixth = pace.WaitAsync(1, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sixth.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.7));
        await sixth;
    }

    [Fact]
    public async Task A_refusal_halves_the_pace_and_holds_all_back_as_long_as_it_says()
    {
        Pace pace = new(GraphBudgets.ConditionalAccess, _clock);
        Grant first = await GrantAsync(pace, 1);
        Task<Grant> waiting = pace.WaitAsync(1, CancellationToken.None);

        pace.Throttle(first, TimeSpan.FromMinutes(20));
        Task<Grant> later = pace.WaitAsync(1, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(19));

        Assert.Equal(0.5, pace.Factor);
        Assert.False(waiting.IsCompleted);
        Assert.False(later.IsCompleted);
        await Task.WhenAll(SentAtAsync(waiting), SentAtAsync(later));
        DateTimeOffset[] times = [(await waiting).At, (await later).At];
        Assert.All(times, time => Assert.True(time >= s_start.AddMinutes(20)));

        // Half the pace of one in a second: two seconds apart.
        Assert.True((times[0] - times[1]).Duration() >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Refusals_of_requests_sent_together_slow_down_once()
    {
        Pace pace = new(GraphBudgets.Identity, _clock);
        Grant[] grants = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => pace.WaitAsync(1, CancellationToken.None)));

        foreach (Grant grant in grants)
        {
            pace.Throttle(grant, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0.5, pace.Factor);
    }

    [Fact]
    public async Task Each_budgets_worth_of_successes_gives_a_tenth_back_and_no_more_than_all()
    {
        Pace pace = new(new Budget("test", 10, TimeSpan.FromSeconds(1)), _clock);
        pace.Throttle(await GrantAsync(pace, 1), TimeSpan.Zero);

        for (int request = 0; request < 10; request++)
        {
            pace.Succeed(await GrantAsync(pace, 1));
        }

        Assert.Equal(0.6, pace.Factor, precision: 6);

        for (int request = 0; request < 100; request++)
        {
            pace.Succeed(await GrantAsync(pace, 1));
        }

        Assert.Equal(1, pace.Factor);
    }

    [Fact]
    public async Task A_pace_never_stops_for_good()
    {
        Pace pace = new(GraphBudgets.ConditionalAccess, _clock);

        for (int request = 0; request < 40; request++)
        {
            pace.Throttle(await GrantAsync(pace, 1), TimeSpan.Zero);
        }

        Assert.Equal(1.0 / 64, pace.Factor);
    }

    [Fact]
    public async Task A_request_dearer_than_the_budget_waits_for_an_empty_window()
    {
        Pace pace = new(GraphBudgets.Reports, _clock);
        await GrantAsync(pace, 1);

        Task<Grant> dear = pace.WaitAsync(20, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(dear.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await dear;
    }

    [Fact]
    public async Task Waiting_ends_with_the_callers_cancellation()
    {
        Pace pace = new(GraphBudgets.ConditionalAccess, _clock);
        await GrantAsync(pace, 1);
        using CancellationTokenSource stop = new();
        Task<Grant> waiting = pace.WaitAsync(1, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_its_place_to_the_next()
    {
        Pace pace = new(GraphBudgets.ConditionalAccess, _clock);
        await GrantAsync(pace, 1);
        using CancellationTokenSource stop = new();
        Task<Grant>[] waiting = [.. Enumerable.Range(0, 30).Select(_ => pace.WaitAsync(1, stop.Token))];

        await stop.CancelAsync();
        foreach (Task<Grant> wait in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        }

        Grant next = await GrantAsync(pace, 1);
        Assert.InRange(next.At - s_start, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Without_a_limit_only_a_refusal_is_waited_for()
    {
        Pace pace = new(GraphBudgets.ConditionalAccess.Unlimited(), _clock);
        Grant[] grants = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => pace.WaitAsync(1, CancellationToken.None)));
        Assert.Equal(s_start, _clock.GetUtcNow());

        pace.Throttle(grants[99], TimeSpan.FromSeconds(5));
        Task<Grant> held = pace.WaitAsync(1, CancellationToken.None);

        Assert.False(held.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await held;
    }

    [Fact]
    public void Paces_of_customers_that_are_done_with_are_forgotten()
    {
        Pacer pacer = new(_clock, isLimited: true);

        for (int customer = 0; customer < 10_000; customer++)
        {
            Assert.True(pacer.For(GraphBudgets.Identity, $"tenant-{customer}")
                .WaitAsync(3, CancellationToken.None).IsCompletedSuccessfully);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(pacer.Count, 1, 300);
    }

    [Fact]
    public void One_tenant_has_one_pace_for_each_budget_and_Partner_Center_one_for_all()
    {
        Pacer pacer = new(_clock, isLimited: true);

        Assert.Same(pacer.For(GraphBudgets.Reports, "a"), pacer.For(GraphBudgets.Reports, "A"));
        Assert.NotSame(pacer.For(GraphBudgets.Reports, "a"), pacer.For(GraphBudgets.Reports, "b"));
        Assert.NotSame(pacer.For(GraphBudgets.Reports, "a"), pacer.For(GraphBudgets.Identity, "a"));
        Assert.Same(pacer.For(PartnerCenterBudget.Requests, "a"), pacer.For(PartnerCenterBudget.Requests, "b"));
    }

    // Some that have to wait, and do not want to any more; what is granted at once counts as sent.
    private static async Task GiveUpAsync(Pace pace, double cost)
    {
        using CancellationTokenSource stop = new();
        Task<Grant> waiting = pace.WaitAsync(cost, stop.Token);
        await stop.CancelAsync();
        await Task.WhenAny(waiting);
    }

    private async Task<Grant> GrantAsync(Pace pace, double cost)
    {
        Task<Grant> grant = pace.WaitAsync(cost, CancellationToken.None);
        await SentAtAsync(grant);
        return await grant;
    }

    // Lets time pass until it is granted; the time moves nowhere else.
    private async Task<DateTimeOffset> SentAtAsync(Task<Grant> grant)
    {
        while (!grant.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await grant;
        return _clock.GetUtcNow();
    }
}
