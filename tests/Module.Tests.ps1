BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $commands = (Get-Module GdapTools).ExportedCommands.Keys
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    $module = Get-Module GdapTools
    $manifest = Import-PowerShellDataFile (Join-Path $module.ModuleBase 'GdapTools.psd1')
}

Describe 'The module' {
    It 'has a manifest that PowerShell accepts' {
        (Test-ModuleManifest (Join-Path $module.ModuleBase 'GdapTools.psd1')).Version | Should -Be $manifest.ModuleVersion
    }

    It 'exports just what its manifest lists' {
        $module.ExportedCommands.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport + $manifest.AliasesToExport | Sort-Object)
    }

    It 'exports nothing but cmdlets and their aliases' {
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
    }
}

Describe '<_>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command $_ -Module GdapTools
    }

    It 'has an approved verb' {
        (Get-Verb $command.Verb) | Should -Not -BeNullOrEmpty
    }

    It 'has tests of its own' {
        "$PSScriptRoot/$_.Tests.ps1" | Should -Exist
    }

    It 'says what it writes' {
        $command.OutputType | Should -Not -BeNullOrEmpty
    }
}
