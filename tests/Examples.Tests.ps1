BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'examples/Sandbox.Tests.ps1' {
    # As its reader runs it: in a session of its own, with the module on the path.
    It 'passes as it is' {
        $root = Split-Path (Split-Path (Get-Module GdapTools).ModuleBase)
        $pester = (Get-Module Pester).Path
        $script = Join-Path $TestDrive 'run.ps1'
        Set-Content $script {
            param($root, $pester, $example)
            $env:PSModulePath = $root + [System.IO.Path]::PathSeparator + $env:PSModulePath
            Import-Module $pester
            $run = Invoke-Pester $example -PassThru -Output None
            "$($run.Result) $($run.PassedCount) $($run.FailedCount)"
            $run.Failed | ForEach-Object { "$($_.ErrorRecord)" }
        }

        # As a .NET tool pwsh is a library that dotnet runs.
        $program = [Environment]::ProcessPath
        $library = if ((Split-Path $program -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" }
        $result = & $program @($library | Where-Object { $_ }) -NoProfile -File $script $root $pester "$PSScriptRoot/../examples/Sandbox.Tests.ps1"

        $result | Should -Be 'Passed 4 0'
    }

    It 'stands in docs/sandbox.md word for word' {
        $example = [System.IO.File]::ReadAllText("$PSScriptRoot/../examples/Sandbox.Tests.ps1") -replace "`r"
        $page = [System.IO.File]::ReadAllText("$PSScriptRoot/../docs/sandbox.md") -replace "`r"

        $page | Should -Match ([regex]::Escape($example.Substring($example.IndexOf('BeforeAll')).Trim()))
    }
}
