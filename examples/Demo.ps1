<#
.SYNOPSIS
    Plays the main job on an invented partner with 16 customers. Nothing leaves this machine.

.DESCRIPTION
    Uses only what the engine itself has, so that it also runs where the utility modules are not.
#>
param(
    # The manifest of the built module.
    [Parameter(Mandatory)]
    [string] $Module,

    # Where the report goes.
    [string] $ReportPath = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'GdapTools-demo.html')
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Module

function Show-Text([string[]] $Text) {
    $Text | Out-Default
}

function Show-Command([string] $Command) {
    Show-Text '', "PS> $Command"
}

Show-Text '',
'ACT 1: one morning the automation answers 401, for every customer.',
'The account svc-inspector signed in from headquarters, a trusted network.'

Show-Command 'Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example'
Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example | Out-Default

Show-Command 'Get-GdapRelationship'
$refusal = $null
try {
    Get-GdapRelationship | Out-Default
}
catch {
    $refusal = $_
    Show-Text $refusal.Exception.Message
}

Show-Command '$Error[0] | Resolve-GraphError'
$refusal | Resolve-GraphError | Out-Default

Show-Command '$findings = Invoke-GdapDiagnostic'
$findings = Invoke-GdapDiagnostic
$customers = @($findings | Where-Object CustomerTenantId)
$root = $findings | Where-Object Explains -GT 0
Show-Text "$($root.Explains) of $($customers.Count) customers fail for one reason:", "  $($root.Cause)", 'Do this:'
Show-Text ($root.Remediation | ForEach-Object { "  - $_" })

Show-Text '', '',
'ACT 2: signed in with MFA, each customer shows its own broken link.'

Show-Command 'Connect-GdapPartner -Sandbox'
Connect-GdapPartner -Sandbox | Out-Default

Show-Command '$findings = Invoke-GdapDiagnostic'
$findings = Invoke-GdapDiagnostic
$findings | Out-Default

Show-Command '$findings | Export-GdapReport -Path report.html'
$findings | Export-GdapReport -Path $ReportPath -Force
Show-Text "The report is in $ReportPath"
Disconnect-GdapPartner
