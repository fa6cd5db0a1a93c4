# What docs/images/console.svg shows and report.png opens: the two commands on the sample partner.
param(
    [Parameter(Mandatory)]
    [string] $Module,

    [Parameter(Mandatory)]
    [string] $ReportPath
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'

# A console shows the closing lines by itself.
$InformationPreference = 'Continue'

# Dot-sourced, so that its variables are there afterwards.
function Show-Command([scriptblock] $Command) {
    $Host.UI.WriteLine("PS> $("$Command".Trim())")
    . $Command | Out-Host
}

Import-Module $Module
. Show-Command { $context = Connect-GdapPartner -Sandbox }
. Show-Command { $findings = Invoke-GdapDiagnostic }
. Show-Command { $findings | Where-Object TargetKind -eq Customer }
. Show-Command { $findings | Where-Object CheckId -eq REL006 | ForEach-Object RepairCommands }
$findings | Export-GdapReport -Path $ReportPath -Force
Disconnect-GdapPartner
