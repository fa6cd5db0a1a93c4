BeforeAll {
    . $PSScriptRoot/common.ps1
}

AfterAll {
    Stop-GdapSandbox
}

Describe 'Stop-GdapSandbox' {
    It 'stops the one that is <way>' -ForEach @(
        @{ way = 'piped in'; stop = { param($s) $s | Stop-GdapSandbox } }
        @{ way = 'given'; stop = { param($s) Stop-GdapSandbox -Sandbox $s } }
        @{ way = 'given by place'; stop = { param($s) Stop-GdapSandbox $s } }
    ) {
        $first = Start-GdapSandbox
        $second = Start-GdapSandbox

        & $stop $first | Should -BeNullOrEmpty

        $first.IsRunning | Should -BeFalse
        $second.IsRunning | Should -BeTrue
        { Invoke-RestMethod "$($first.Uri)common/discovery/instance" } | Should -Throw
        (Invoke-RestMethod "$($second.Uri)common/discovery/instance").metadata | Should -Not -BeNullOrEmpty
    }

    It 'stops all of this runspace, and none of another one' {
        $sandboxes = 1..3 | ForEach-Object { Start-GdapSandbox }
        $other = [powershell]::Create()
        $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'
        $foreign = $other.AddScript({ Import-Module $args[0]; Start-GdapSandbox }).AddArgument($manifest).Invoke()[0]

        Stop-GdapSandbox

        $sandboxes.IsRunning | Should -Be $false, $false, $false
        $foreign.IsRunning | Should -BeTrue
        $other.Runspace.Close()
        $foreign.IsRunning | Should -BeFalse
        $other.Dispose()
    }

    It 'stops one twice without a word, and nothing if nothing is piped in' {
        $sandbox = Start-GdapSandbox
        @() | Stop-GdapSandbox
        $sandbox.IsRunning | Should -BeTrue

        $sandbox, $sandbox | Stop-GdapSandbox -ErrorVariable failures
        Stop-GdapSandbox $sandbox -ErrorVariable +failures

        $failures | Should -BeNullOrEmpty
    }

    It 'leaves the list of requests' {
        $sandbox = Start-GdapSandbox
        $sandbox | Connect-GdapPartner -ClientSecret any | Out-Null
        Stop-GdapSandbox $sandbox

        $sandbox.Requests.Count | Should -BeGreaterThan 0
        $sandbox.LiveRequests | Should -Be 0
        Disconnect-GdapPartner
    }

    It 'is not forgotten when the module is removed' {
        $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'
        $other = [powershell]::Create()
        $sandbox = $other.AddScript({
                Import-Module $args[0]
                Start-GdapSandbox
                Remove-Module GdapTools
            }).AddArgument($manifest).Invoke()[0]

        $sandbox.IsRunning | Should -BeFalse
        $other.Dispose()
    }
}
