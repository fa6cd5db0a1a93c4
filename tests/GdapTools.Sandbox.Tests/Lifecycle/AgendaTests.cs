using System;
using System.Collections.Generic;
using GdapTools.Sandbox.Gdap;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

public sealed class AgendaTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Agenda _agenda = new();
    private readonly List<string> _done = [];

    [Fact]
    public void Entries_are_done_in_order_of_time_and_then_of_coming_and_told_when_they_were_due()
    {
        Add(2, "c");
        Add(1, "a");
        Add(1, "b");
        Add(4, "later");

        _agenda.Run(s_start.AddHours(3));

        Assert.Equal(["a at 9", "b at 9", "c at 10"], _done);
        Assert.False(_agenda.IsDue(s_start.AddHours(3)));
        Assert.True(_agenda.IsDue(s_start.AddHours(4)));
    }

    [Fact]
    public void What_an_entry_brings_is_done_with_it_when_it_is_due_too()
    {
        _agenda.Add(s_start.AddHours(1), due =>
        {
            _agenda.Add(due.AddHours(1), _ => _done.Add("soon"));
            _agenda.Add(due.AddHours(9), _ => _done.Add("late"));
        });

        _agenda.Run(s_start.AddHours(2));

        Assert.Equal(["soon"], _done);
        Assert.True(_agenda.IsDue(s_start.AddHours(10)));
    }

    [Fact]
    public void Until_all_is_done_it_counts_as_due()
    {
        bool wasDue = false;
        Add(1, "first");
        _agenda.Add(s_start.AddHours(1), due => wasDue = _agenda.IsDue(due));

        _agenda.Run(s_start.AddHours(1));

        Assert.True(wasDue);
        Assert.False(_agenda.IsDue(s_start.AddHours(1)));
    }

    [Fact]
    public void A_fault_does_not_keep_the_rest_from_its_time()
    {
        _agenda.Add(s_start, _ => throw new InvalidOperationException("Said by a test."));
        Add(0, "next");

        Assert.Throws<InvalidOperationException>(() => _agenda.Run(s_start));
        Assert.True(_agenda.IsDue(s_start));
        _agenda.Run(s_start);

        Assert.Equal(["next at 8"], _done);
    }

    [Fact]
    public void A_negative_settle_time_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxOptions { SettleTime = TimeSpan.FromTicks(-1) });
    }

    private void Add(int hours, string name) =>
        _agenda.Add(s_start.AddHours(hours), due => _done.Add($"{name} at {due.Hour}"));
}
