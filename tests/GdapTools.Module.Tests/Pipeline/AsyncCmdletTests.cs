using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Pipeline;

public sealed class AsyncCmdletTests : IDisposable
{
    private readonly Engine _engine = Engine.WithCmdlets(
        typeof(GetNumberCommand),
        typeof(WaitStopCommand),
        typeof(TestStreamCommand));

    private readonly ConcurrentQueue<string> _diary = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Output_from_pool_threads_keeps_its_order()
    {
        EngineResult result = _engine.Run("Get-Number -Count 500 -Verbose");

        Assert.Equal(Enumerable.Range(1, 500), result.Output.Select(item => (int)item.BaseObject));
        Assert.Equal(500, result.Verbose.Count);
        Assert.Equal("number 500", result.Verbose[^1].Message);
    }

    [Fact]
    public void Hooks_run_in_turn_for_each_record()
    {
        EngineResult result = _engine.Run("'a', 'b' | Test-Stream");

        Assert.Equal(["begin", "changed a", "changed b", "end"], result.Output.Select(item => item.ToString()));
        Assert.Equal(["warning a", "warning b"], result.Warnings.Select(warning => warning.Message));
        Assert.Equal(["a", "b"], result.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void Nothing_is_changed_under_WhatIf()
    {
        EngineResult result = _engine.Run("'a' | Test-Stream -WhatIf");

        Assert.Equal(["begin", "end"], result.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Output_waits_for_the_pipeline()
    {
        EngineResult result = _engine.Run(
            "$diary = $args[0]; Get-Number -Count 3 -Diary $diary | ForEach-Object { $diary.Enqueue(\"took $_\") }",
            _diary);

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["took 1", "wrote 1", "took 2", "wrote 2", "took 3", "wrote 3", "cleaned up", "disposed"],
            _diary);
    }

    [Theory]
    [InlineData("Get-Number -Diary $args[0] | ForEach-Object { if ($_ -eq 2) { throw 'enough' } }")]
    [InlineData("foreach ($i in 1) { Get-Number -Diary $args[0] | ForEach-Object { if ($_ -eq 2) { break } } }")]
    public void Downstream_that_ends_the_pipeline_ends_the_work(string script)
    {
        try
        {
            _engine.Run(script, _diary);
        }
        catch (RuntimeException failure)
        {
            Assert.Equal("enough", failure.Message);
        }

        Assert.Equal("wrote 1", _diary.First());
        Assert.DoesNotContain("wrote 2", _diary);
        Assert.Equal(["cleaned up", "disposed"], _diary.TakeLast(2));
    }

    [Fact]
    public async Task Stop_ends_work_that_would_wait_for_ever_and_waits_for_its_cleanup()
    {
        using ManualResetEventSlim waiting = new();
        using PowerShell shell = _engine.Prepare("Wait-Stop -Diary $args[0] -Waiting $args[1]", _diary, waiting);
        shell.BeginInvoke();
        Assert.True(waiting.Wait(TimeSpan.FromSeconds(30)));

        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Equal(["cleaned up", "disposed"], _diary);
    }

    [Fact]
    public void Terminating_error_of_the_work_keeps_its_identity()
    {
        ErrorRecord error = new(new InvalidOperationException("Over."), "ItIsOver", ErrorCategory.ResourceBusy, "it");

        EngineResult result = _engine.Run("'a', 'b' | Test-Stream -Terminate $args[0]", error);

        Assert.Equal(["begin", "changed a"], result.Output.Select(item => item.ToString()));
        ErrorRecord written = Assert.Single(result.Errors);
        Assert.StartsWith("ItIsOver,", written.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceBusy, written.CategoryInfo.Category);
        Assert.Equal("it", written.TargetObject);
        Assert.IsType<InvalidOperationException>(written.Exception);
    }

    [Fact]
    public void Failure_nobody_caught_ends_the_cmdlet_with_its_id()
    {
        GdapException failure = new("TokenMissing", GdapErrorKind.Security, "No.", "x", "Do something.");

        EngineResult result = _engine.Run("'a', 'b' | Test-Stream -Throw $args[0]", failure);

        Assert.Equal(["begin", "changed a"], result.Output.Select(item => item.ToString()));
        ErrorRecord written = Assert.Single(result.Errors);
        Assert.StartsWith("TokenMissing,", written.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.SecurityError, written.CategoryInfo.Category);
        Assert.Equal("Do something.", written.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void ErrorAction_Stop_ends_the_work()
    {
        ActionPreferenceStopException exception = Assert.Throws<ActionPreferenceStopException>(
            () => _engine.Run("'a', 'b' | Test-Stream -ErrorAction Stop"));

        Assert.StartsWith("SomethingFailed,", exception.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal("a", exception.ErrorRecord.TargetObject);
    }
}
