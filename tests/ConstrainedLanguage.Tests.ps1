BeforeAll {
    . $PSScriptRoot/common.ps1
    $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'
    $constrain = '$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"'

    # The lines that a PowerShell of its own writes; the mode cannot be left again.
    function Invoke-Constrained([string[]] $Lines) {
        Set-Content "$TestDrive/constrained.ps1" $Lines
        $program = [Environment]::ProcessPath
        $library = if ((Split-Path $program -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" }
        & $program @($library | Where-Object { $_ }) -NoProfile -NonInteractive -File "$TestDrive/constrained.ps1" 2>&1 | Out-String -Stream
    }
}

Describe 'Constrained language mode' {
    It 'leaves the commands of an imported module at work' {
        $lines = Invoke-Constrained @(
            "Import-Module '$manifest'"
            $constrain
            '$null = Connect-GdapPartner -Sandbox'
            '"customers $((Get-GdapCustomer).Count)"'
            '$findings = Invoke-GdapDiagnostic'
            '"fails $(($findings | Where-Object Verdict -eq Fail).Count -gt 5)"'
            '"link $((Resolve-GraphError 53003).Link)"'
            '"mode $($ExecutionContext.SessionState.LanguageMode)"'
        )

        $lines | Where-Object { $_ } | Should -Be 'customers 14', 'fails True', 'link CustomerPolicy', 'mode ConstrainedLanguage'
    }

    It 'shows columns that are computed empty, and properties as they are' {
        $lines = Invoke-Constrained @(
            "Import-Module '$manifest'"
            '$null = Connect-GdapPartner -Sandbox'
            '$finding = Invoke-GdapDiagnostic | Where-Object CheckId -eq REL002'
            $constrain
            '$finding'
            '$finding | Format-List Verdict, TargetName'
        )

        $lines -match 'REL002' | Should -Not -Match 'Fail|Alder'
        $lines -match '^\S*Verdict' | Select-Object -Last 1 | Should -Match 'Fail'
        $lines -match 'TargetName' | Should -Match 'Alder Dental Group'
    }

    It 'refuses to be imported by a script that is constrained, and says why' {
        $lines = Invoke-Constrained $constrain, "Import-Module '$manifest'", '"commands $(@(Get-Command -Module GdapTools).Count)"'

        $lines -join ' ' | Should -Match 'cannot be imported by a script in constrained'
        $lines | Should -Contain 'commands 0'
    }
}
