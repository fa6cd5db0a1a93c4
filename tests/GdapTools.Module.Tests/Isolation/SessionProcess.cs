using System;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>A fresh process with a few functions to tell what the module has done to it.</summary>
internal static class SessionProcess
{
    private const string Functions = """
        param($manifest, $neighbour)

        # Signs in at the sample partner, which takes MSAL, and reads relationships, which takes Microsoft.Graph.
        function Use-Module {
            [void] (Connect-GdapPartner -Sandbox)
            "relationships: $(@(Get-GdapRelationship).Count -gt 0)"
        }

        function Import-Neighbour {
            [void] [System.Reflection.Assembly]::LoadFrom($neighbour)
            $type = 'Microsoft.Identity.Client.PublicClientApplicationBuilder' -as [type]
            $made = $type::Create('11111111-2222-3333-4444-555555555555')
            "neighbour: $($null -ne $made -and $type.Assembly.Location -eq $neighbour)"
        }

        function Show-Loaded {
            foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
                foreach ($assembly in $context.Assemblies) {
                    "$($context.Name) $($assembly.GetName().Name) $($assembly.GetName().Version)"
                }
            }
        }

        """;

    public static Task<ProcessResult> RunAsync(params string[] steps) => RunBesideAsync("", steps);

    /// <param name="neighbour">The assembly that <c>Import-Neighbour</c> loads.</param>
    /// <param name="steps">Statements, run one after the other.</param>
    public static async Task<ProcessResult> RunBesideAsync(string neighbour, params string[] steps)
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("session.ps1", Functions + string.Join(Environment.NewLine, steps));
        return await HostProcess.RunAsync(script, Repository.Manifest, neighbour);
    }
}
