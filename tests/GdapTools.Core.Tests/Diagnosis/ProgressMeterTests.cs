using System;
using System.Collections.Generic;
using GdapTools.Core.Diagnosis;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>What is told of a run's progress, and how often.</summary>
public sealed class ProgressMeterTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<DiagnosticProgress> _told = [];

    [Fact]
    public void It_tells_how_many_how_fast_and_how_long_still()
    {
        ProgressMeter meter = new(_clock, _told.Add);
        meter.Begin("Reading");

        for (int done = 1; done <= 10; done++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            meter.Advance("Testing", total: 40);
        }

        Assert.Equal(11, _told.Count);
        Assert.Equal(("Reading", 0, (int?)null, (TimeSpan?)null), (_told[0].Activity, _told[0].Done, _told[0].Total, _told[0].Remaining));
        DiagnosticProgress last = _told[^1];
        Assert.Equal((10, 40, 0.5, TimeSpan.FromSeconds(60)), (last.Done, last.Total, last.Rate, last.Remaining));
    }

    [Fact]
    public void However_many_there_are_it_speaks_five_times_a_second()
    {
        ProgressMeter meter = new(_clock, _told.Add);

        for (int done = 1; done <= 1000; done++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            meter.Advance("Testing", total: 1000);
        }

        Assert.InRange(_told.Count, 5, 6);
        Assert.Equal(1000, _told[^1].Done);
    }

    [Fact]
    public void Without_a_total_it_tells_no_time_left()
    {
        ProgressMeter meter = new(_clock, _told.Add);
        _clock.Advance(TimeSpan.FromSeconds(1));
        meter.Advance("Testing", total: null);
        meter.End("Testing");

        Assert.Null(_told[0].Remaining);
        Assert.Equal((1, 1), (_told[1].Done, _told[1].Total));
    }
}
