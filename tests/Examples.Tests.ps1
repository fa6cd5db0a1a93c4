BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'examples/Sandbox.Tests.ps1' {
    # As its reader runs it: in a session of its own, with the module on the path.
    It 'passes as it is' {
        $module = (Get-Module GdapTools).ModuleBase
        $pester = (Get-Module Pester).Path
        $separator = [System.IO.Path]::PathSeparator
        $script = {
            param($root, $pester, $example)
            $env:PSModulePath = $root
            Import-Module $pester
            $run = Invoke-Pester $example -PassThru -Output None
            "$($run.Result) $($run.PassedCount) $($run.FailedCount)"
            $run.Failed | ForEach-Object { "$($_.ErrorRecord)" }
        }
        $root = (Split-Path (Split-Path $module)), $env:PSModulePath -join $separator

        $result = & ([Environment]::ProcessPath) -NoProfile -Command $script -args $root, $pester, "$PSScriptRoot/../examples/Sandbox.Tests.ps1"

        $result | Should -Be 'Passed 4 0'
    }

    It 'stands in docs/sandbox.md word for word' {
        $example = [System.IO.File]::ReadAllText("$PSScriptRoot/../examples/Sandbox.Tests.ps1") -replace "`r"
        $page = [System.IO.File]::ReadAllText("$PSScriptRoot/../docs/sandbox.md") -replace "`r"

        $page | Should -Match ([regex]::Escape($example.Substring($example.IndexOf('BeforeAll')).Trim()))
    }
}
