using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>Runs the diagnosis over a made-up tenancy, without posture, which has tests of its own.</summary>
internal static class Runs
{
    private static readonly PostureReport s_noPosture = new(
        new PostureResult { Verdict = PostureVerdict.Unknown, Message = "Not asked." },
        Because: null,
        Fix: null,
        new Dictionary<string, string>(),
        Steps: [],
        RepairCommands: []);

    public static async Task<List<Finding>> DiagnoseAsync(Tenancy tenancy, params string[] customers)
    {
        using GdapSession session = await tenancy.ConnectAsync();
        return await DiagnoseAsync(session, _ => Task.FromResult(s_noPosture), customers);
    }

    public static Task<List<Finding>> DiagnoseAsync(GdapSession session) =>
        DiagnoseAsync(session, _ => Task.FromResult(s_noPosture));

    public static async Task<List<Finding>> DiagnoseAsync(
        GdapSession session,
        Func<CancellationToken, Task<PostureReport>> readPosture,
        params string[] customers)
    {
        Diagnostic diagnostic = new(session, CheckCatalogue.Load(), Resolve, readPosture);
        List<Finding> findings = [];

        await foreach (Finding finding in diagnostic.RunAsync(
            new DiagnosticOptions { Customers = customers }, progress: null, CancellationToken.None))
        {
            findings.Add(finding);
        }

        return findings;
    }

    public static async Task<List<CustomerAccess>> TestAccessAsync(Tenancy tenancy, params string[] customers)
    {
        using GdapSession session = await tenancy.ConnectAsync();
        CustomerAccessTester tester = new(session, CheckCatalogue.Load(), Resolve);
        List<CustomerAccess> results = [];

        await foreach (CustomerAccess result in tester.RunAsync(
            new DiagnosticOptions { Customers = customers }, progress: null, CancellationToken.None))
        {
            results.Add(result);
        }

        return results;
    }

    private static ErrorResolution Resolve(GdapException failure) => new ErrorResolver(Tenancy.Partner).Resolve(failure);
}
