<#
.SYNOPSIS
    Runs the Pester files of tests against a built module; started by build.ps1 in a process of its own.

.DESCRIPTION
    Writes "<passed> <failed> <skipped>" to a file. Exit code 3: there is no Pester 5.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $ResultPath,

    # Where a pinned Pester lies; the machine's own is used where there is none.
    [string] $ModuleDirectory
)

$ErrorActionPreference = 'Stop'

if ($ModuleDirectory) {
    $env:PSModulePath = $ModuleDirectory + [System.IO.Path]::PathSeparator + $env:PSModulePath
}

$pester = Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 } | Select-Object -First 1
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
