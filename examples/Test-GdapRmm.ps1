<#
.SYNOPSIS
    A check for a remote monitoring tool: examines the partner and its customers, and answers with an exit code.

.DESCRIPTION
    Exit code 0: no finding of -FailOn. 1: there are some. 2: the check could not run, which is neither. For Intune it is 1
    then too, since Intune takes every other code for "no issue"; for N-able N-sight they are 1001 and 1002, since the lower
    ones are its own. The first line of the output says it in words, the next ones name the findings, causes first.
    docs/rmm.md tells what each tool makes of them.

    The sign-in is a refresh token, with the application's secret or certificate if it has one, or a certificate alone. The
    secrets are taken from the environment, where monitoring tools put those of a script, and are removed there at once:
    GDAP_REFRESH_TOKEN and GDAP_CLIENT_SECRET.

    Run it on one machine of the partner, not on those of the customers. Windows PowerShell 5.1 and PowerShell 7.
    Permissions: those of Invoke-GdapDiagnostic.

.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./examples/Test-GdapRmm.ps1 -ClientId $app -TenantId $partner -Tool DattoRmm
#>
[CmdletBinding()]
param(
    # The application's id.
    [string] $ClientId = $env:GDAP_CLIENT_ID,

    # The partner tenant's id, or a domain of it.
    [string] $TenantId = $env:GDAP_TENANT_ID,

    # A certificate of this machine, in place of the secret.
    [string] $CertificateThumbprint = $env:GDAP_CERTIFICATE_THUMBPRINT,

    # The monitoring tool, for its exit codes and marks: docs/rmm.md.
    [ValidateSet('Any', 'NinjaOne', 'DattoRmm', 'Automate', 'Intune', 'NSight')]
    [string] $Tool = 'Any',

    # Fail, Warning and Unknown, with commas between.
    [string[]] $FailOn = @('Fail', 'Unknown'),

    # Where to write a report as well: .html, .json or .csv.
    [string] $ReportPath,

    # One address for sign-in, Microsoft Graph and Partner Center: that of Start-GdapSandbox.
    [uri] $ServiceUri
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# A secret of the environment, which the processes that this one starts are not to see.
function Read-Secret([string] $Name) {
    $text = [Environment]::GetEnvironmentVariable($Name)
    [Environment]::SetEnvironmentVariable($Name, $null)
    if ($text) {
        [System.Net.NetworkCredential]::new('', $text).SecurePassword
    }
}

function Get-SignIn {
    if (-not $ClientId -or -not $TenantId) {
        throw 'The application and the partner tenant are not told: give -ClientId and -TenantId.'
    }

    $signIn = @{ ClientId = $ClientId; TenantId = $TenantId }
    $given = @{
        RefreshToken          = Read-Secret GDAP_REFRESH_TOKEN
        ClientSecret          = Read-Secret GDAP_CLIENT_SECRET
        CertificateThumbprint = $CertificateThumbprint
        GraphEndpoint         = $ServiceUri
        AuthorityHost         = $ServiceUri
        PartnerCenterEndpoint = $ServiceUri
    }
    $given.Keys | Where-Object { $given[$_] } | ForEach-Object { $signIn[$_] = $given[$_] }
    if (-not $given.RefreshToken -and -not $CertificateThumbprint) {
        throw 'GDAP_REFRESH_TOKEN is not set. New-PartnerRefreshToken creates one.'
    }

    $signIn
}

# Lines for people; the tool reads the code, and of Datto's the line between the marks.
function Write-Answer([string] $Summary, [string[]] $Lines) {
    if ($Tool -eq 'DattoRmm') {
        '<-Start Diagnostic->'
        $Lines
        '<-End Diagnostic->'
        '<-Start Result->'
        "Status=$Summary"
        '<-End Result->'
        return
    }

    $text = (@($Summary) + $Lines) -join [Environment]::NewLine
    # Intune takes no more than 2048 characters.
    if ($Tool -eq 'Intune' -and $text.Length -gt 2048) { $text.Substring(0, 2048) } else { $text }
}

# With -File all of it is one word.
$FailOn = @($FailOn -split '[,\s]+')
$findings = @()
$context = $null
try {
    $signIn = Get-SignIn
    Import-Module GdapTools
    $context = Connect-GdapPartner @signIn -WarningAction SilentlyContinue
    $run = @{ Context = $context; FailOn = $FailOn; OutVariable = 'findings' }

    if ($ReportPath) {
        Invoke-GdapDiagnostic @run | Export-GdapReport $ReportPath -Force -Context $context
    }
    else {
        $null = Invoke-GdapDiagnostic @run
    }

    $summary = "OK: $(@($findings | Where-Object { $_.CustomerTenantId }).Count) customers examined, nothing is $($FailOn -join ' or ')."
    $code = 0
}
catch {
    $isFinding = $_.FullyQualifiedErrorId -like 'FindingsFailed,*'
    $summary = if ($isFinding) { "ALERT: $_" } else { "NOT RUN: $_" }
    $code = if ($isFinding -or $Tool -eq 'Intune') { 1 } else { 2 }
    if ($Tool -eq 'NSight') { $code += 1000 }
}
finally {
    if ($context) {
        Disconnect-GdapPartner -Context $context
    }
}

$bad = @($findings | Where-Object { "$($_.Verdict)" -in $FailOn } | Sort-Object { [bool] $_.CausedBy })
Write-Answer ($summary -replace '\s+', ' ') @($bad | ForEach-Object { "$($_.Verdict) $($_.CheckId) $($_.TargetName): $($_.Cause)" })
exit $code
