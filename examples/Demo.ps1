<#
.SYNOPSIS
    The main job of GdapTools in two acts, on the sample partner that comes with the module.

.DESCRIPTION
    Nothing leaves the computer: sign-in, Microsoft Graph and Partner Center are served from a file within the module.
    "./build.ps1 Demo" builds the module and starts this in a fresh session.

.EXAMPLE
    ./examples/Demo.ps1 -Module GdapTools
#>
param(
    # Path or name of the module.
    [string] $Module = 'GdapTools',

    # Where to write the report.
    [string] $ReportPath = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'gdap-report.html')
)

$ErrorActionPreference = 'Stop'

function Show-Text([string] $Text) {
    $Host.UI.WriteLine()
    $Host.UI.WriteLine($Text)
}

# Shows a command as one would type it, and what it writes. Dot-sourced, so that its variables are there afterwards.
function Show-Command([scriptblock] $Command) {
    Show-Text "PS> $("$Command".Trim())"
    . $Command | Out-Host
}

Import-Module $Module

Show-Text '=== Act 1: the automation signed in from the trusted network, without MFA ==='

. Show-Command { $context = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example }
. Show-Command { try { Get-GdapRelationship } catch { $refusal = $_; "$_" } }

Show-Text 'What does this 401 mean?'
. Show-Command { $refusal | Resolve-GraphError }

Show-Text 'And why is there no MFA claim, where a policy requires MFA?'
. Show-Command { $findings = Invoke-GdapDiagnostic }
. Show-Command { $cause = $findings | Where-Object { $_.Explains }; $cause }

Show-Text "This one cause fails all $($cause.Explains) customers. What to do:"
$step = 0
foreach ($remedy in $cause.Remediation) {
    $step++
    $Host.UI.WriteLine("  $step. $remedy")
}

Show-Text '=== Act 2: signed in with MFA; what is left is the customers'' own ==='

. Show-Command { $context = Connect-GdapPartner -Sandbox }
. Show-Command { $findings = Invoke-GdapDiagnostic }
. Show-Command { $findings | Where-Object { $_.TargetKind -eq 'Customer' } }

Show-Text 'The same as a page with a chart, to sort and to send on:'
. Show-Command { $findings | Export-GdapReport -Path $ReportPath -Force }
$Host.UI.WriteLine("The report is in $ReportPath")
Disconnect-GdapPartner
