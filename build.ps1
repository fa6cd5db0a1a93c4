<#
.SYNOPSIS
    Builds, tests, shows and packs GdapTools.

.DESCRIPTION
    Needs the .NET 10 SDK and nothing else. Runs in PowerShell 7, in Windows PowerShell 5.1 and, where neither is at
    hand, in tests/PSHost:

        pwsh ./build.ps1 Test
        dotnet run --project tests/PSHost -- ./build.ps1 Test

    So it uses only cmdlets of the engine itself, .NET and dotnet.

    Build  puts the module together in output/GdapTools/<version>
    Test   builds, runs every test and ends with a line such as "512 passed, 0 failed"
    Demo   builds, imports the built module in a fresh session and shows what it is for
    Pack   builds and makes output/GdapTools.<version>.nupkg
    Docs   makes the help of Get-Help from the pages in en-US, where PlatyPS is found, and checks both for completeness
    Pictures makes those of the README from real output; the report's needs Chromium, and is left as it is without
    Bench  builds, measures and compares with the goals; -Name picks one figure
    Clean  removes what the other tasks have made
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Pack', 'Docs', 'Pictures', 'Bench', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Name
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$output = "$PSScriptRoot/output"
$manifestSyntax = [System.Management.Automation.Language.Parser]::ParseFile(
    "$PSScriptRoot/GdapTools.psd1", [ref] $null, [ref] $null)
$manifest = $manifestSyntax.EndBlock.Statements[0].PipelineElements[0].Expression.SafeGetValue()
$version = $manifest.ModuleVersion
$modulePath = "$output/GdapTools/$version"

# Says nothing but warnings and errors, and fails with the build.
function Invoke-MSBuild([string] $Project) {
    & dotnet msbuild $Project -restore '-v:quiet' -nologo "-p:Configuration=$Configuration" @args
    if ($LASTEXITCODE -ne 0) {
        throw "Building $Project failed with exit code $LASTEXITCODE."
    }
}

# A fresh session of the PowerShell that runs this script: the program and what comes before a script's path.
function Get-FreshSession {
    if ($Host.Name -eq 'GdapTools.PSHost') {
        return 'dotnet', [Environment]::GetCommandLineArgs()[0], '-NoLogo'
    }

    [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    '-NoProfile', '-File'
}

function Show-Demo {
    $program, $options = Get-FreshSession
    & $program @options "$PSScriptRoot/examples/Demo.ps1" -Module "$modulePath/GdapTools.psd1" `
        -ReportPath "$output/gdap-report.html"
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}

function Build-Module {
    Invoke-MSBuild "$PSScriptRoot/src/GdapTools" '-t:PackageModule'
    "GdapTools $version is in $modulePath"
}

function Find-File([string] $Pattern) {
    [System.IO.Directory]::GetFiles($PSScriptRoot, $Pattern, 'AllDirectories') |
        Where-Object { $_.Substring($PSScriptRoot.Length) -notmatch '[\\/](bin|obj|output|\.git|\.artifacts)[\\/]' }
}

# Tests that call Core directly get the trimmed dependencies too. One that the package leaves out is made unreadable,
# so that reaching for it fails here as it would there. The next build puts the originals back.
function Use-PackagedDependency([string] $TestDirectory) {
    if (-not [System.IO.File]::Exists("$TestDirectory/GdapTools.Core.dll")) {
        return
    }

    foreach ($file in [System.IO.Directory]::GetFiles("$PSScriptRoot/src/GdapTools/obj/package/net8.0/publish", '*.dll')) {
        $dll = [System.IO.Path]::GetFileName($file)
        $packaged = "$modulePath/bin/net8.0/deps/$dll"
        if ([System.IO.File]::Exists($packaged)) {
            [System.IO.File]::Copy($packaged, "$TestDirectory/$dll", $true)
        }
        elseif ([System.IO.File]::Exists("$TestDirectory/$dll") -and $dll -notlike 'GdapTools*') {
            [System.IO.File]::WriteAllText("$TestDirectory/$dll", '')
        }
    }
}

# What one test run counted, from its result file; a run that left none has failed.
function Read-TestResult([string] $Path, [int] $ExitCode) {
    $count = @{ Passed = 0; Failed = 0; Skipped = 0 }
    if ([System.IO.File]::Exists($Path)) {
        $counters = ([xml] [System.IO.File]::ReadAllText($Path)).TestRun.ResultSummary.Counters
        $count.Passed = [int] $counters.passed
        $count.Failed = [int] $counters.total - [int] $counters.passed - [int] $counters.notExecuted
        $count.Skipped = [int] $counters.notExecuted
    }

    if ($ExitCode -ne 0 -and $count.Failed -eq 0) {
        $count.Failed = 1
    }

    $count
}

function Test-DotNet([string[]] $Projects) {
    foreach ($project in $Projects) {
        $projectName = [System.IO.Path]::GetFileNameWithoutExtension($project)
        $directory = [System.IO.Path]::GetDirectoryName($project)
        Use-PackagedDependency "$directory/bin/$Configuration/net10.0"
        & dotnet test $project --no-build -c $Configuration --nologo --results-directory "$output/test" `
            --logger "trx;LogFileName=$projectName.trx" | Out-Default
        Read-TestResult "$output/test/$projectName.trx" $LASTEXITCODE
    }
}

# Every script must parse, also in the PowerShell that runs this one.
function Test-Syntax {
    $count = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($file in '*.ps1', '*.psm1', '*.psd1' | ForEach-Object { Find-File $_ }) {
        $errors = $null
        [void] [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $null, [ref] $errors)
        if ($errors) {
            $count.Failed++
            $errors | ForEach-Object { "${file}:$($_.Extent.StartLineNumber): $($_.Message)" } | Out-Default
        }
        else {
            $count.Passed++
        }
    }

    $count
}

# The pwsh of the machine, else the one that .config/dotnet-tools.json names; nothing where neither can be had.
function Get-Pwsh {
    if (Test-Command pwsh) {
        return 'pwsh', '-NoProfile', '-NonInteractive'
    }

    & dotnet tool restore --tool-manifest "$PSScriptRoot/.config/dotnet-tools.json" | Out-Null
    if ($LASTEXITCODE -eq 0) {
        'dotnet', 'tool', 'run', 'pwsh', '--', '-NoProfile', '-NonInteractive'
    }
}

# Pester runs in pwsh, whatever runs this script.
function Test-Pester {
    $files = @([System.IO.Directory]::GetFiles("$PSScriptRoot/tests", '*.Tests.ps1'))
    $program, [string[]] $options = Get-Pwsh
    if (-not $program) {
        return @{ Passed = 0; Failed = 0; Skipped = 0; NotRun = "$($files.Count) Pester files: no pwsh" }
    }

    $modules = "$output/test/modules"
    & dotnet msbuild "$PSScriptRoot/tests/Pester" -restore -v:quiet -nologo -t:CopyPester "-p:To=$modules" | Out-Default
    $results = "$output/test/pester.txt"
    & $program @options -File "$PSScriptRoot/tests/Pester/Invoke-PesterFiles.ps1" $modulePath $results $modules | Out-Default
    if ($LASTEXITCODE -eq 3) {
        return @{ Passed = 0; Failed = 0; Skipped = 0; NotRun = "$($files.Count) Pester files: pwsh has no Pester 5" }
    }

    if (-not [System.IO.File]::Exists($results)) {
        return @{ Passed = 0; Failed = 1; Skipped = 0 }
    }

    $passed, $failed, $skipped = [System.IO.File]::ReadAllText($results).Trim() -split ' '
    @{ Passed = [int] $passed; Failed = [int] $failed; Skipped = [int] $skipped }
}

# The .NET Framework half of the package: on Windows in .NET Framework itself, elsewhere in mono. A check whose line
# does not come has failed.
function Test-NetFramework {
    $source = [System.IO.Directory]::GetFiles("$PSScriptRoot/tests/NetFramework", '*.cs') |
        ForEach-Object { [System.IO.File]::ReadAllText($_) }
    $checks = [regex]::Matches($source -join '', '\[Check\(').Count
    $program = "$PSScriptRoot/tests/NetFramework/bin/$Configuration/net472/GdapTools.NetFramework.exe"
    if ([Environment]::OSVersion.Platform -eq 'Win32NT') {
        $lines = @(& $program)
    }
    elseif (Test-Command mono) {
        $lines = @(& mono $program)
    }
    else {
        return @{ Passed = 0; Failed = 0; Skipped = $checks; NotRun = "$checks checks on .NET Framework: no mono" }
    }

    $lines | Out-Default
    $passed = @($lines -like 'ok *').Count
    @{ Passed = $passed; Failed = $checks - $passed; Skipped = 0 }
}

# Every process that the tests start records what its sandboxes are asked and answered; at last that is held to
# Microsoft's description of Graph.
function Test-Recorded {
    $judges, $others = (Find-File '*.Tests.csproj').Where({ $_ -like '*Contract.Tests.csproj' }, 'Split')
    $env:GDAPTOOLS_EXCHANGES = "$output/test/exchanges"
    $env:DOTNET_STARTUP_HOOKS = "$PSScriptRoot/tests/ContractRecorder/bin/$Configuration/net8.0/ContractRecorder.dll"
    try {
        Test-DotNet $others
        Test-Pester
        $env:DOTNET_STARTUP_HOOKS = $null
        Test-DotNet $judges
    }
    finally {
        $env:DOTNET_STARTUP_HOOKS = $null
        $env:GDAPTOOLS_EXCHANGES = $null
    }
}

function Test-All {
    Build-Module
    Invoke-MSBuild "$PSScriptRoot/GdapTools.slnx"
    if ([System.IO.Directory]::Exists("$output/test")) {
        [System.IO.Directory]::Delete("$output/test", $true)
    }

    [void] [System.IO.Directory]::CreateDirectory("$output/test")
    $counts = @(Test-Syntax) + @(Test-NetFramework) + @(Test-Recorded)
    $passed = $failed = $skipped = 0
    foreach ($count in $counts) {
        $passed += $count.Passed
        $failed += $count.Failed
        $skipped += $count.Skipped
        if ($count.ContainsKey('NotRun')) {
            "not run: $($count.NotRun)"
        }
    }

    "$passed passed, $failed failed$(if ($skipped) { ", $skipped skipped" })"
    if ($failed) {
        exit 1
    }
}

function Test-Command([string] $Command) {
    [bool] (Get-Command $Command -CommandType Application -ErrorAction Ignore)
}

# PlatyPS runs in pwsh, whatever runs this script.
function Export-Help {
    $program, [string[]] $options = Get-Pwsh
    if ($program) {
        & $program @options -File "$PSScriptRoot/src/GdapTools/Help/Export-AboutChecks.ps1" `
            "$PSScriptRoot/src/GdapTools.Core/Data/checks.json" "$PSScriptRoot/en-US/about_GdapChecks.help.txt" | Out-Default
        if ($LASTEXITCODE -ne 0) {
            throw "Making about_GdapChecks failed with exit code $LASTEXITCODE."
        }

        & $program @options -File "$PSScriptRoot/src/GdapTools/Help/Export-Help.ps1" "$PSScriptRoot/en-US" | Out-Default
        if ($LASTEXITCODE -eq 0) {
            return
        }

        if ($LASTEXITCODE -ne 3) {
            throw "Making the help failed with exit code $LASTEXITCODE."
        }
    }

    'en-US/GdapTools.dll-Help.xml is left as it is: there is no pwsh with Microsoft.PowerShell.PlatyPS 1.x'
}

function Test-Help {
    $program, $options = Get-FreshSession
    & $program @options "$PSScriptRoot/src/GdapTools/Help/Test-Help.ps1" -ModulePath $modulePath `
        -HelpPath "$PSScriptRoot/en-US"
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}

function Update-Picture {
    $program, $options = Get-FreshSession
    & $program @options "$PSScriptRoot/docs/images/Update-Picture.ps1" -ModulePath "$modulePath/GdapTools.psd1" `
        -ReportPath "$output/gdap-report.html"
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}

function New-Package {
    & "$PSScriptRoot/src/GdapTools/New-Package.ps1" -ModulePath $modulePath -OutputPath $output -Configuration $Configuration
}

function Measure-Figure {
    $figure = @($Name | Where-Object { $_ })
    & dotnet run --project "$PSScriptRoot/tests/Benchmarks" -c Release -- $modulePath @figure
    if ($LASTEXITCODE -ne 0) {
        exit 1
    }
}

function Clear-Output {
    $made = Find-File '*.csproj' | Where-Object { $_ -notlike '*PSHost.csproj' } | ForEach-Object {
        $directory = [System.IO.Path]::GetDirectoryName($_)
        "$directory/bin"
        "$directory/obj"
    }
    foreach ($directory in @($output) + $made) {
        if ([System.IO.Directory]::Exists($directory)) {
            [System.IO.Directory]::Delete($directory, $true)
        }
    }
}

switch ($Task) {
    'Build' { Build-Module }
    'Test' { Test-All }
    'Demo' { Build-Module; Show-Demo }
    'Pack' { Build-Module; New-Package }
    'Docs' { Export-Help; Build-Module; Test-Help }
    'Pictures' { Build-Module; Update-Picture }
    'Bench' { Build-Module; Measure-Figure }
    'Clean' { Clear-Output }
}
