using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Sandbox;

public sealed class SandboxCmdletTests : IDisposable
{
    private readonly Engine _engine = Engine.WithModule();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_sandbox_serves_while_no_pipeline_runs()
    {
        GdapSandbox sandbox = Start("Start-GdapSandbox");
        using HttpClient client = new() { BaseAddress = sandbox.Uri };

        string answer = await client.GetStringAsync("common/discovery/instance");

        Assert.Contains("tenant_discovery_endpoint", answer);
        GdapSandboxRequest request = Assert.Single(sandbox.Requests);
        Assert.Equal(("GET", "common/discovery/instance", 200), (request.Method, request.Path, request.Status));
        Assert.Equal(0, sandbox.LiveRequests);
    }

    [Fact]
    public void Addresses_bind_by_name_and_the_session_goes_over_them()
    {
        GdapSandbox sandbox = Start("Start-GdapSandbox");

        EngineResult result = _engine.Run(
            "$args[0] | Connect-GdapPartner -RefreshToken any -ClientSecret any; @(Get-GdapRelationship).Count",
            sandbox);

        GdapContext context = (GdapContext)result.Output[0].BaseObject;
        Assert.Equal(sandbox.Uri, context.GraphEndpoint);
        Assert.Equal(sandbox.Uri, context.PartnerCenterEndpoint);
        Assert.Equal(sandbox.TenantId, context.TenantId);
        Assert.Equal(16, result.Output[1].BaseObject);
        Assert.Empty(result.Errors);
        Assert.True(sandbox.Requests.Count >= 2);
    }

    [Fact]
    public void Each_sandbox_that_is_piped_in_gets_a_session()
    {
        EngineResult result = _engine.Run(
            "1..2 | ForEach-Object { Start-GdapSandbox } | Connect-GdapPartner -ClientSecret x");

        Assert.Equal(2, result.Output.Select(item => ((GdapContext)item.BaseObject).GraphEndpoint).Distinct().Count());
    }

    [Fact]
    public void A_hashtable_is_a_fault()
    {
        GdapSandbox sandbox = Start(
            "Start-GdapSandbox -Fault @{ Kind = 'Status'; Path = '*/delegatedAdminCustomers'; StatusCode = 500 }");

        EngineResult result = _engine.Run(
            "[void] ($args[0] | Connect-GdapPartner -RefreshToken any); Get-GdapCustomer -ErrorAction Ignore",
            sandbox);

        Assert.Empty(result.Output);
        Assert.Contains(sandbox.Requests, request => request.Status == 500);
    }

    [Theory]
    [InlineData("Start-GdapSandbox -Port $busy", "SandboxPortInUse", ErrorCategory.ResourceUnavailable)]
    [InlineData("Start-GdapSandbox -Fault @{ Kind = 'None' }", "SandboxFaultInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-GdapSandbox -Latency 5", "SandboxLatencyInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-GdapSandbox /nowhere/none.json", "SnapshotNotFound", ErrorCategory.ObjectNotFound)]
    public void What_cannot_be_started_is_told(string script, string id, ErrorCategory category)
    {
        _engine.Run("$global:busy = (Start-GdapSandbox).Uri.Port");

        EngineResult result = _engine.Run(script);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(id + ",GdapTools.Commands.StartGdapSandboxCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Stopping_ends_those_given_and_the_bare_command_all()
    {
        List<GdapSandbox> sandboxes = [.. _engine.Run("1..3 | ForEach-Object { Start-GdapSandbox }").Output
            .Select(item => (GdapSandbox)item.BaseObject)];

        _engine.Run("$args[0] | Stop-GdapSandbox", sandboxes[0]);
        Assert.Equal([false, true, true], sandboxes.Select(sandbox => sandbox.IsRunning));
        _engine.Run("@() | Stop-GdapSandbox");
        Assert.Equal([false, true, true], sandboxes.Select(sandbox => sandbox.IsRunning));
        _engine.Run("Stop-GdapSandbox");
        Assert.Equal([false, false, false], sandboxes.Select(sandbox => sandbox.IsRunning));
    }

    [Theory]
    [InlineData("Remove-Module GdapTools")]
    [InlineData("Import-Module $args[0] -Force")]
    public void A_sandbox_ends_with_the_module(string script)
    {
        GdapSandbox sandbox = Start("Start-GdapSandbox");

        _engine.Run(script, Repository.Manifest);

        Assert.False(sandbox.IsRunning);
    }

    [Fact]
    public async Task A_sandbox_ends_with_its_runspace_and_so_does_what_it_serves()
    {
        using Engine other = Engine.WithModule();
        GdapSandbox kept = Start("Start-GdapSandbox");
        GdapSandbox sandbox = (GdapSandbox)other.Run("Start-GdapSandbox -Fault @{ Kind = 'Timeout' }")
            .Output.Single().BaseObject;
        using HttpClient client = new() { BaseAddress = sandbox.Uri };
        Task<string> asked = client.GetStringAsync("common/discovery/instance");

        other.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => asked).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(sandbox.IsRunning);
        Assert.Equal(0, sandbox.LiveRequests);
        Assert.True(kept.IsRunning);
    }

    [Fact]
    public void The_list_of_requests_has_an_indexer()
    {
        EngineResult result = _engine.Run(
            "$s = Start-GdapSandbox; [void] ($s | Connect-GdapPartner -ClientSecret any); "
                + "$s.Requests[0].Method; $s.Requests.Count");

        Assert.Equal(["POST", "1"], result.Output.Select(item => item.ToString()));
    }

    private GdapSandbox Start(string script) => (GdapSandbox)_engine.Run(script).Output.Single().BaseObject;
}
