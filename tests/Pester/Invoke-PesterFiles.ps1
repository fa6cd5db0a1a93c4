<#
.SYNOPSIS
    Runs the Pester files of tests against a built module; started by build.ps1 in a process of its own.

.DESCRIPTION
    Writes "<passed> <failed> <skipped>" to a file. Exit code 3: there is no Pester 5 and none could be installed.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'

function Find-Pester {
    Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 } | Sort-Object Version | Select-Object -Last 1
}

$pester = Find-Pester
if (-not $pester) {
    try {
        Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser -Repository PSGallery -Force -SkipPublisherCheck
        $pester = Find-Pester
    }
    catch {
        "Pester could not be installed: $_"
    }
}

if (-not $pester) {
    exit 3
}

Import-Module $pester
$env:GDAPTOOLS_MODULE = $ModulePath
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path $PSScriptRoot '..' '*.Tests.ps1'
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$run = Invoke-Pester -Configuration $configuration

# A block or file that could not run at all counts as a failure of its own.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
Set-Content -LiteralPath $ResultPath -Value "$($run.PassedCount) $failed $($run.SkippedCount + $run.NotRunCount)"
