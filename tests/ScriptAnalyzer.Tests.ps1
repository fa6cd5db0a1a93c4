BeforeDiscovery {
    $analyzer = Get-Module PSScriptAnalyzer -ListAvailable
    $root = (Resolve-Path "$PSScriptRoot/..").Path
    $scripts = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 | ForEach-Object {
        $name = $_.FullName.Substring($root.Length + 1).Replace('\', '/')
        if ($name -notmatch '(^|/)(bin|obj|output|\.artifacts)/') { @{ Script = $name } }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    $settings = "$PSScriptRoot/../PSScriptAnalyzerSettings.psd1"
    $packaged = (Get-Module GdapTools).ModuleBase

    # The manifest names files that lie beside it in the package alone.
    function Find-Issue([string] $Script) {
        $path = if ($Script -eq 'GdapTools.psd1') { "$packaged/GdapTools.psd1" } else { "$PSScriptRoot/../$Script" }
        Invoke-ScriptAnalyzer $path -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" }
    }
}

Describe 'PSScriptAnalyzer' -Skip:(-not $analyzer) {
    It 'finds nothing in <Script>' -ForEach $scripts {
        Find-Issue $Script | Should -BeNullOrEmpty
    }

    It 'finds what is wrong' {
        Set-Content "$TestDrive/wrong.ps1" 'try { gci } catch { }'

        (Invoke-ScriptAnalyzer "$TestDrive/wrong.ps1" -Settings $settings).RuleName | Sort-Object |
            Should -Be 'PSAvoidUsingCmdletAliases', 'PSAvoidUsingEmptyCatchBlock'
    }
}
