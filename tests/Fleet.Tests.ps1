BeforeDiscovery {
    $commands = 'Test-GdapCustomerAccess', 'Invoke-GdapDiagnostic'
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'

    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 30) { throw "Not within 30 seconds: $Condition" }
            Start-Sleep -Milliseconds 10
        }
    }

    # In whose tenants something was asked for: a token or a call.
    function Get-EnteredTenant($Sandbox) {
        $Sandbox.Requests.TenantId | Where-Object { $_ -and $_ -ne $Sandbox.TenantId } | Select-Object -Unique
    }
}

Describe 'A run over all customers' {
    BeforeEach {
        $sandbox = Start-GdapSandbox
        $null = $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any
    }

    AfterEach {
        Stop-GdapSandbox
    }

    It 'gives each customer one result, whatever the limit (<_>)' -ForEach 1, 2, 16, 64 {
        $results = Test-GdapCustomerAccess -ThrottleLimit $_

        $results.CustomerTenantId | Should -HaveCount 16
        $results.CustomerTenantId | Select-Object -Unique | Should -HaveCount 16
        ($results | Group-Object Verdict -AsHashTable -AsString).Pass | Should -HaveCount 3
    }

    It 'says the same as over the snapshot' {
        $live = Test-GdapCustomerAccess | Sort-Object CustomerTenantId | Select-Object CustomerTenantId, Verdict, CheckId, BrokenLink
        $local = Connect-GdapPartner -Sandbox
        $file = Test-GdapCustomerAccess -Context $local | Sort-Object CustomerTenantId | Select-Object CustomerTenantId, Verdict, CheckId, BrokenLink

        Compare-Object $live $file -Property CustomerTenantId, Verdict, CheckId, BrokenLink | Should -BeNullOrEmpty
    }

    It 'takes no limit of <_>' -ForEach 0, 65 {
        { Test-GdapCustomerAccess -ThrottleLimit $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It '<_> is stopped by whoever has enough, and leaves nothing running' -ForEach $commands {
        & $_ | Select-Object -First 1 | Should -Not -BeNullOrEmpty

        $sandbox.LiveRequests | Should -Be 0
    }

    It '<_> ends with Ctrl+C while no customer answers, and keeps what was written' -ForEach $commands {
        Stop-GdapSandbox
        $mute = Start-GdapSandbox -Fault @{ Kind = 'Timeout'; Path = 'v1.0/$batch'; Skip = 1 }
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($manifest, $sandbox, $command)
                    Import-Module $manifest
                    $null = $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any
                    & $command
                }).AddArgument($manifest).AddArgument($mute).AddArgument($_)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]] $null, $output)
            Wait-Until { $mute.LiveRequests -gt 0 -and $output.Count -gt 0 -and $mute.Requests.Status -contains 0 }

            $stopping = $shell.BeginStop($null, $null)

            Wait-Until { $stopping.IsCompleted -and $running.IsCompleted }
            $shell.InvocationStateInfo.State | Should -Be Stopped
            $shell.Streams.Error | Should -BeNullOrEmpty
            Wait-Until { $mute.LiveRequests -eq 0 }
            $output.Count | Should -BeGreaterThan 0
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'enters one customer at a time when told to, and stops there' {
        # An answer takes longer than the pipeline needs to end.
        Stop-GdapSandbox
        $slow = Start-GdapSandbox -Latency '00:00:00.1'
        $null = $slow | Connect-GdapPartner -RefreshToken any -ClientSecret any

        $first = Test-GdapCustomerAccess -ThrottleLimit 1 | Where-Object Verdict -EQ Pass | Select-Object -First 1

        $first | Should -HaveCount 1
        @(Get-EnteredTenant $slow).Count | Should -BeLessThan 13
        $slow.LiveRequests | Should -Be 0
    }
}

Describe 'A cause that several customers have' {
    It 'is told once, and they refer to it' {
        $snapshot = Get-Content "$PSScriptRoot/../src/GdapTools.Sandbox/Samples/sample-partner.json" -Raw | ConvertFrom-Json -Depth 100 -AsHashtable
        $partner = $snapshot.tenants[$snapshot.partnerTenantId].resources
        $groups = $partner.Keys | Where-Object { $_ -like '*/accessAssignments' }
        $foreign = ($partner['v1.0/groups'].value | Where-Object displayName -EQ 'GDAP Escalation').id
        foreach ($path in $groups) {
            $partner[$path].value | Where-Object status -EQ active | ForEach-Object { $_.accessContainer.accessContainerId = $foreign }
        }
        $file = Join-Path $TestDrive 'shared.json'
        $snapshot | ConvertTo-Json -Depth 100 | Set-Content $file
        $null = Connect-GdapPartner -Snapshot $file

        $findings = Invoke-GdapDiagnostic

        $cause = $findings | Where-Object { $_.CheckId -eq 'ASN003' -and $_.Explains -gt 0 }
        $cause | Should -HaveCount 1
        $cause.TargetKind | Should -Be Account
        $cause.Cause | Should -BeLike "*'GDAP Escalation'*"
        $explained = $findings | Where-Object CausedBy -EQ $cause.Id
        $explained.Count | Should -Be $cause.Explains
        $explained.CustomerTenantId | Select-Object -Unique | Should -HaveCount $cause.Explains
        $cause.Explains | Should -BeGreaterThan 3
    }
}

Describe 'Progress' {
    AfterEach {
        Stop-GdapSandbox
    }

    It 'tells how many are done, how fast, and how long it will take' {
        $shell = [powershell]::Create()
        try {
            $sandbox = Start-GdapSandbox -Latency '00:00:00.05'
            $null = $shell.AddScript({
                    param($manifest, $sandbox)
                    Import-Module $manifest
                    $ProgressPreference = 'Continue'
                    $null = $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any
                    Test-GdapCustomerAccess -ThrottleLimit 1
                }).AddArgument($manifest).AddArgument($sandbox)
            $shell.Invoke() | Should -HaveCount 16

            $records = $shell.Streams.Progress | Where-Object Activity -EQ 'Testing customers'
            $records | Where-Object StatusDescription -Match '^\d+ of 16 customers, [\d.]+ a second$' | Should -Not -BeNullOrEmpty
            $records | Where-Object SecondsRemaining -GT 0 | Should -Not -BeNullOrEmpty
            $records[-1].RecordType | Should -Be Completed
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Where else it runs' {
    AfterEach {
        Stop-GdapSandbox
    }

    It 'in ForEach-Object -Parallel, in one session' {
        $sandbox = Start-GdapSandbox
        $context = $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any

        $results = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            Test-GdapCustomerAccess -Context $using:context
        }

        $results | Should -HaveCount 64
        $results | Group-Object CustomerTenantId | ForEach-Object {
            $_.Count | Should -Be 4
            $_.Group.CheckId | Select-Object -Unique | Should -HaveCount 1
        }
    }

    It 'in Start-Job' {
        $job = Start-Job -ArgumentList $manifest {
            param($manifest)
            Import-Module $manifest
            $null = Connect-GdapPartner -Sandbox
            Test-GdapCustomerAccess
        }
        try {
            $results = $job | Wait-Job -Timeout 120 | Receive-Job
            $results | Should -HaveCount 16
            ($results | Where-Object CustomerName -EQ 'Dunmore Foods').CheckId | Should -Be ASN001
        }
        finally {
            $job | Remove-Job -Force
        }
    }

    It 'in a host without a console' {
        $shell = [powershell]::Create([runspacefactory]::CreateRunspace())
        try {
            $shell.Runspace.Open()
            $null = $shell.AddScript({
                    param($manifest)
                    Import-Module $manifest
                    $null = Connect-GdapPartner -Sandbox
                    Invoke-GdapDiagnostic
                }).AddArgument($manifest)

            $findings = $shell.Invoke()

            $shell.Streams.Error | Should -BeNullOrEmpty
            @($findings | Where-Object CustomerTenantId).Count | Should -BeGreaterOrEqual 16
        }
        finally {
            $shell.Dispose()
        }
    }
}
