using System.Management.Automation;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "GdapSandbox")]
[OutputType(typeof(void))]
public sealed class StopGdapSandboxCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GdapSandbox[]? Sandbox { get; set; }

    protected override void ProcessRecord()
    {
        foreach (GdapSandbox sandbox in Sandbox ?? [])
        {
            WriteVerbose($"Stopping the sandbox at {sandbox.Uri}");
            SandboxStore.Stop(sandbox);
        }
    }

    protected override void EndProcessing()
    {
        // Nothing piped in means nothing to stop; only the bare command means all.
        if (Sandbox is null && !MyInvocation.ExpectingInput)
        {
            SandboxStore.StopAll();
        }
    }
}
