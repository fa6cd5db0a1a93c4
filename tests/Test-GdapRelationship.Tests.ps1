BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
    $results = Test-GdapRelationship
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Test-GdapRelationship' {
    It 'gives each customer exactly one result' {
        $results.Count | Should -Be 16
        ($results.CustomerTenantId | Select-Object -Unique).Count | Should -Be 16
        $results | Should -BeOfType GdapTools.RelationshipHealth
    }

    It 'says of <name>: <verdict> (<checks>)' -ForEach @(
        @{ name = 'Alder Dental Group'; verdict = 'Fail'; link = 'Relationship'; checks = 'REL002' }
        @{ name = 'Birchwood Legal'; verdict = 'Fail'; link = 'Relationship'; checks = 'REL003' }
        @{ name = 'Cobalt Freight'; verdict = 'Fail'; link = 'Relationship'; checks = 'REL004' }
        @{ name = 'Dunmore Foods'; verdict = 'Fail'; link = 'Assignment'; checks = 'ASN001' }
        @{ name = 'Elmfield Estates'; verdict = 'Fail'; link = 'Assignment'; checks = 'ASN002' }
        @{ name = 'Kestrel Aviation'; verdict = 'Warning'; link = 'Relationship'; checks = 'REL005' }
        @{ name = 'Lakeshore Credit Union'; verdict = 'Warning'; link = 'Relationship'; checks = 'REL006', 'REL015' }
        @{ name = 'Marlow Brewing'; verdict = 'Warning'; link = 'Relationship'; checks = 'REL007' }
        @{ name = 'Oakhaven Hotels'; verdict = 'Pass'; link = $null; checks = @() }
        @{ name = 'Ironbridge Engineering'; verdict = 'Pass'; link = $null; checks = @() }
    ) {
        $result = $results | Where-Object CustomerName -EQ $name

        $result.Verdict | Should -Be $verdict
        $result.BrokenLink | Should -Be $link
        $result.CheckIds | Should -Be $checks
        $result.RelationshipIds.Count | Should -Be 1
        $result.Cause | Should -Not -BeNullOrEmpty
        ($result.Remediation.Count -gt 0) | Should -Be ($verdict -ne 'Pass')
    }

    It 'makes a calendar of ends' {
        $next = $results | Where-Object DaysLeft -GE 0 | Sort-Object DaysLeft | Select-Object -First 2

        $next.CustomerName | Should -Be 'Kestrel Aviation', 'Birchwood Legal'
        $next[0].DaysLeft | Should -Be 12
        ($results | Where-Object EndDateTime | Group-Object { $_.EndDateTime.Year }).Count | Should -BeGreaterThan 1
        ($results | Group-Object Verdict -NoElement | Sort-Object Name).Name | Should -Be 'Fail', 'Pass', 'Warning'
        (Get-GdapRelationship | Group-Object Status -NoElement | Sort-Object Name).Name | Should -Be 'active', 'approvalPending', 'expired'
    }

    It 'measures against the window: <days> days' -ForEach @(
        @{ days = 5; checks = 'REL013' }
        @{ days = 30; checks = 'REL005' }
    ) {
        (Test-GdapRelationship 'Kestrel Aviation' -ExpiringWithin $days).CheckIds | Should -Be $checks
    }

    It 'takes a customer by <form>' -ForEach @(
        @{ form = 'name'; customer = 'Oakhaven Hotels' }
        @{ form = 'wildcard'; customer = 'oak*' }
        @{ form = 'tenant id'; customer = '' }
    ) {
        $wanted = if ($customer) { $customer } else { (Get-GdapCustomer 'Oakhaven Hotels').CustomerTenantId }

        (Test-GdapRelationship $wanted).CustomerName | Should -Be 'Oakhaven Hotels'
    }

    It 'takes customers and relationships from the pipeline' {
        (Get-GdapCustomer oak*, pine* | Test-GdapRelationship).CustomerName | Should -Be 'Oakhaven Hotels', 'Pinecrest Veterinary'
        (Get-GdapRelationship -Status expired | Test-GdapRelationship).CheckIds | Should -Be REL002
        @() | Test-GdapRelationship | Should -BeNullOrEmpty
        [pscustomobject] @{ CustomerTenantId = $null } | Test-GdapRelationship | Should -BeNullOrEmpty
    }

    It 'is quiet when asked: <name> is <expected>' -ForEach @(
        @{ name = 'Oakhaven Hotels'; expected = $true }
        @{ name = 'Kestrel Aviation'; expected = $false }
        @{ name = 'Dunmore Foods'; expected = $false }
    ) {
        Test-GdapRelationship $name -Quiet | Should -BeExactly $expected
    }

    It 'says when a customer does not exist' {
        { Test-GdapRelationship 'Nobody Ltd' } | Should -Throw -ErrorId 'CustomerNotFound*'
    }

    It 'says when there is no session' {
        $shell = [powershell]::Create()
        [void] $shell.AddScript("`$ErrorActionPreference = 'Stop'; Import-Module '$((Get-Module GdapTools).Path)'; Test-GdapRelationship")

        { $shell.Invoke() } | Should -Throw '*There is no session*'
        $shell.Dispose()
    }

    It 'refuses a window of <days> days' -ForEach @(@{ days = -1 }, @{ days = 4000 }) {
        { Test-GdapRelationship -ExpiringWithin $days } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'stops as soon as enough is tested' {
        (Test-GdapRelationship | Select-Object -First 1).CustomerName | Should -Be 'Alder Dental Group'
    }

    It 'shows a table with customer, verdict, days, checks and cause' {
        $text = $results | Format-Table | Out-String -Width 160

        $text | Should -Match 'Customer\s+Verdict\s+DaysLeft\s+Checks\s+Cause'
        $text | Should -Match 'Kestrel Aviation\s+Warning\s+12 REL005\s+The relationship'
    }

    It 'says nothing on the host where nobody is looking on' {
        Test-GdapRelationship 'Oakhaven Hotels' -InformationVariable lines | Should -Not -BeNullOrEmpty
        $lines.Tags | Should -Be 'GdapSummary'
    }
}

Describe 'Test-GdapRelationship with a profile' {
    It 'measures against another one' {
        $result = Test-GdapRelationship 'Oakhaven Hotels' -Profile CIPP

        $result.ProfileName | Should -Be CIPP
        $result.CheckIds | Should -Be 'REL004', 'REL015'
        $result.MissingRoles.RoleName | Should -Contain 'Exchange Administrator'
        $result.ExcessRoles.RoleName | Should -Contain 'Reports Reader'
    }

    It 'takes -RoleProfile too, and an object' {
        (Test-GdapRelationship 'Oakhaven Hotels' -RoleProfile LiongardChild).MissingRoles | Should -BeNullOrEmpty
        (Test-GdapRelationship 'Oakhaven Hotels' -Profile (Get-GdapRoleProfile Rewst)).ProfileName | Should -Be Rewst
    }

    It 'takes a file, relative to where the user is' {
        @{ roles = 'Global Reader'; optionalRoles = (Get-GdapRole).RoleName } | ConvertTo-Json | Set-Content "$TestDrive/own.json"
        Push-Location $TestDrive
        $result = Test-GdapRelationship 'Oakhaven Hotels' -Profile own.json
        $access = Test-GdapCustomerAccess 'Cobalt Freight' -Profile ./own.json
        Pop-Location

        $result.ProfileName | Should -Be own
        $result.Verdict | Should -Be Pass
        $access.Verdict | Should -Be Pass
    }

    It 'says what is wrong with <what>' -ForEach @(
        @{ what = 'a name that nobody has'; profile = 'Nobody'; id = 'RoleProfileNotFound' }
        @{ what = 'a file that is not there'; profile = './none.json'; id = 'RoleProfileFileNotFound' }
        @{ what = 'a file that is no profile'; profile = 'bad.json'; id = 'RoleProfileFileInvalid' }
    ) {
        Set-Content "$TestDrive/bad.json" '{ "roles": [ "Grand Vizier" ] }'
        Push-Location $TestDrive
        { Test-GdapRelationship -Profile $profile } | Should -Throw -ErrorId "$id,*"
        Pop-Location
    }

    It 'refuses an empty one' {
        { Test-GdapRelationship -Profile '' } | Should -Throw
    }
}

Describe 'Get-GdapRoleProfile -Path' {
    It 'reads what it has written' {
        Get-GdapRoleProfile CIPP | ConvertTo-Json -Depth 3 | Set-Content "$TestDrive/cipp.json"

        $read = Get-GdapRoleProfile -Path "$TestDrive/cipp.json"

        $read.Name | Should -Be CIPP
        $read.Roles.RoleDefinitionId | Should -Be (Get-GdapRoleProfile CIPP).Roles.RoleDefinitionId
        $read.OptionalRoles.Count | Should -Be 3
        $read.Source | Should -Be (Get-GdapRoleProfile CIPP).Source
    }

    It 'goes on after a file that is none' {
        Set-Content "$TestDrive/bad.json" '{'
        Set-Content "$TestDrive/good.json" '{ "roles": [ "Global Reader" ] }'

        (Get-GdapRoleProfile -Path "$TestDrive/bad.json", "$TestDrive/good.json" -ErrorVariable failures -ErrorAction SilentlyContinue).Name |
            Should -Be good
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleProfileFileInvalid,GdapTools.Commands.GetGdapRoleProfileCommand'
        $failures[0].CategoryInfo.Category | Should -Be InvalidData
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Test-GdapRelationship on the wire' {
    It 'says why where the network is gone' {
        $sandbox = Start-GdapSandbox
        $session = $sandbox | Connect-GdapPartner -RefreshToken any
        Stop-GdapSandbox $sandbox

        { Test-GdapRelationship -Context $session } | Should -Throw -ErrorId 'EndpointUnreachable,*'
    }

    It 'waits where it is throttled' {
        $fault = [GdapTools.GdapFault] @{ Kind = 'Throttle'; Path = '*/delegatedAdminRelationships'; Times = 1; RetryAfter = '00:00:01' }
        $sandbox = Start-GdapSandbox -Fault $fault
        $session = $sandbox | Connect-GdapPartner -RefreshToken any

        (Test-GdapRelationship -Context $session).Count | Should -Be 16
        $sandbox.Requests.Status | Should -Contain 429
        Stop-GdapSandbox $sandbox
    }

    It 'stops when told to, and leaves nothing running' {
        $fault = [GdapTools.GdapFault] @{ Kind = 'Timeout'; Path = '*/delegatedAdminRelationships' }
        $sandbox = Start-GdapSandbox -Fault $fault
        $session = $sandbox | Connect-GdapPartner -RefreshToken any
        $shell = [powershell]::Create()
        [void] $shell.AddScript({
                param($module, $session)
                Import-Module $module
                Test-GdapRelationship -Context $session
            }).AddParameters(@((Get-Module GdapTools).Path, $session))
        $running = $shell.BeginInvoke()
        $patience = [Diagnostics.Stopwatch]::StartNew()
        while (-not ($sandbox.Requests.Path -like '*delegatedAdminRelationships') -and $patience.Elapsed.TotalSeconds -lt 60) {
            [Threading.Thread]::Sleep(5)
        }

        $shell.Stop()

        $running.IsCompleted | Should -BeTrue
        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Dispose()
        Stop-GdapSandbox $sandbox
    }
}
