using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Benchmarks.Fleet;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Fleet;

/// <summary>A thousand customers in a PowerShell process that may have 400 MB; the services are in another one.</summary>
public sealed class FleetMemoryTests
{
    private const int Customers = 1000;
    private const int LimitMegabytes = 400;

    // Its last line tells the most memory that the process ever had, whatever it was used for.
    private const string Client = """
        $ErrorActionPreference = 'Stop'
        Import-Module '{0}'
        $null = Connect-GdapPartner -TenantId {1} -ClientId {2} -RefreshToken any -ClientSecret any -GraphEndpoint {3} -AuthorityHost {3} -PartnerCenterEndpoint {3}
        $passed = @{{}}
        Test-GdapCustomerAccess | Where-Object Verdict -eq Pass | ForEach-Object {{ $passed[$_.CustomerTenantId] = $true }}
        "$($passed.Count) $([int] ([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB))"
        """;

    [Fact]
    public async Task A_thousand_customers_fit_into_400_MB()
    {
        using TemporaryDirectory directory = new();
        string snapshot = directory.PathOf("fleet.json");
        using (FileStream stream = File.Create(snapshot))
        {
            FleetPartner.Write(stream, Customers);
        }

        using Engine services = Engine.WithModule();
        GdapSandbox sandbox = (GdapSandbox)services.Run("Start-GdapSandbox -Snapshot $args[0]", snapshot).Output.Single().BaseObject;
        string script = string.Format(
            CultureInfo.InvariantCulture,
            Client,
            Repository.Manifest.Replace("'", "''"),
            FleetPartner.TenantId,
            Guid.NewGuid(),
            sandbox.Uri);

        ProcessResult result = await HostProcess.RunWithinAsync(LimitMegabytes, "-c", script);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        int[] told = [.. result.Output.Trim().Split(' ').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
        Assert.Equal(Customers, told[0]);
        Assert.InRange(told[1], 1, LimitMegabytes);
    }
}
