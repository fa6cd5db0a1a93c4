using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox;
using GdapTools.Sandbox.Http;
using GdapTools.Core.Snapshots;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>The services, in a process of their own: says where it is, and on each line of its input what it was asked since the
/// line before.</summary>
internal static class FleetServer
{
    /// <param name="customers">How many customers the partner has.</param>
    /// <param name="latency">How long each answer takes.</param>
    /// <param name="enforcesBudgets">Whether it refuses what goes beyond the documented limits.</param>
    public static void Run(int customers, TimeSpan latency, bool enforcesBudgets)
    {
        using SandboxServer server = SandboxServer.Start(
            Read(customers), new SandboxOptions { Latency = latency, EnforceBudgets = enforcesBudgets });
        Console.WriteLine(server.Uri);
        int seen = 0;
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;

        while (Console.ReadLine() is not null)
        {
            ServedRequest[] requests = [.. server.Requests.Skip(seen)];
            TimeSpan now = Process.GetCurrentProcess().TotalProcessorTime;
            Console.WriteLine(JsonSerializer.Serialize(FleetRequests.Of(requests, (now - cpu).TotalSeconds)));
            seen += requests.Length;
            cpu = now;
        }
    }

    private static Snapshot Read(int customers)
    {
        using MemoryStream stream = new();
        FleetPartner.Write(stream, customers);
        stream.Position = 0;
        return SnapshotReader.Read(stream, "fleet");
    }
}
