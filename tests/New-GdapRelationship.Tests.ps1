BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
    $customer = (Get-GdapRelationship 'Oakhaven Hotels').CustomerTenantId
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'New-GdapRelationship' {
    It 'creates a relationship with typed values' {
        $new = New-GdapRelationship 'Created' -Role 'Global Reader', 'fe930be7-5e62-47db-91af-98c3a49a38b1' -Duration 365 -CustomerTenantId $customer

        $new | Should -BeOfType GdapTools.GdapInvitation
        $new.Status | Should -Be created
        $new.Roles.RoleName | Should -Be 'Global Reader', 'User Administrator'
        $new.Duration | Should -Be ([timespan]::FromDays(365))
        $new.AutoExtendDuration | Should -Be ([timespan]::Zero)
        $new.CustomerTenantId | Should -Be $customer
        $new.InvitationUri, $new.InvitationText | Should -Be $null, $null
        (Get-GdapRelationship -RelationshipId $new.RelationshipId).DisplayName | Should -Be 'Created'
    }

    It 'locks it for approval and makes the invitation' {
        $new = New-GdapRelationship 'Locked' -RoleProfile LiongardParent -AutoExtend -Customer 'Oakhaven Hotels' -LockForApproval

        $new.Status | Should -Be approvalPending
        $new.InvitationUri | Should -Be "https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/$($new.RelationshipId)"
        $new.InvitationText | Should -Match 'Oakhaven Hotels'
        $new.InvitationText | Should -Match '- Cloud Application Administrator'
        $new.InvitationText | Should -Match ([regex]::Escape($new.InvitationUri.OriginalString))
    }

    It 'does nothing twice' {
        $before = @(Get-WriteRequest $sandbox).Count
        $again = New-GdapRelationship 'Locked' -RoleProfile LiongardParent -AutoExtend -Customer 'Oakhaven Hotels' -LockForApproval

        $again.Status | Should -Be approvalPending
        $again.InvitationUri | Should -Not -BeNullOrEmpty
        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'goes on with one that is created' {
        $again = New-GdapRelationship 'Created' -Role 'User Administrator', 'Global Reader' -Duration 365 -Customer $customer -LockForApproval

        $again.Status | Should -Be approvalPending
        @(Get-GdapRelationship | Where-Object DisplayName -eq 'Created').Count | Should -Be 1
    }

    It 'creates many from a file' {
        @(
            'DisplayName,Customer,Role,RoleProfile,Duration,AutoExtend,LockForApproval'
            'File 1,Oakhaven Hotels,Global Reader;Reports Reader,,365,yes,true'
            "File 2,$customer,,LiongardParent,P730D,no,"
            'File 3,,Global Reader,,,,'
        ) | Set-Content "$TestDrive/new.csv"

        $new = Import-Csv "$TestDrive/new.csv" | New-GdapRelationship | Sort-Object DisplayName

        $new.Status | Should -Be approvalPending, created, created
        $new.Roles.Count | Should -Be 10
        $new.Duration.TotalDays | Should -Be 365, 730, 730
        $new.AutoExtendDuration.TotalDays | Should -Be 180, 0, 0
        $new[2].CustomerTenantId | Should -BeNullOrEmpty
    }

    It 'takes <duration> for <days> days' -ForEach @(
        @{ duration = 1; days = 1 }
        @{ duration = '90'; days = 90 }
        @{ duration = [timespan]::FromDays(45); days = 45 }
        @{ duration = 'P2Y'; days = 730 }
        @{ duration = '10.00:00:00'; days = 10 }
    ) {
        (New-GdapRelationship "Duration $days" -Role 'Global Reader' -Duration $duration).Duration.TotalDays | Should -Be $days
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a name of 51 characters'; id = 'RelationshipNameInvalid'; with = @{ DisplayName = 'x' * 51; Role = 'Global Reader' } }
        @{ what = 'an empty name'; id = 'RelationshipNameInvalid'; with = @{ DisplayName = ' '; Role = 'Global Reader' } }
        @{ what = 'no role'; id = 'RoleRequired'; with = @{ DisplayName = 'Refused' } }
        @{ what = 'a role there is not'; id = 'RoleNotFound'; with = @{ DisplayName = 'Refused'; Role = 'Reader' } }
        @{ what = 'a profile there is not'; id = 'RoleProfileNotFound'; with = @{ DisplayName = 'Refused'; RoleProfile = 'Nobody' } }
        @{ what = 'half a day'; id = 'DurationInvalid'; with = @{ DisplayName = 'Refused'; Role = 'Global Reader'; Duration = 0.5 } }
        @{ what = '731 days'; id = 'DurationInvalid'; with = @{ DisplayName = 'Refused'; Role = 'Global Reader'; Duration = 731 } }
        @{ what = 'extension with Global Administrator'; id = 'AutoExtendNotPossible'; with = @{ DisplayName = 'Refused'; Role = 'Global Administrator'; AutoExtend = $true } }
        @{ what = 'a customer there is not'; id = 'CustomerNotFound'; with = @{ DisplayName = 'Refused'; Role = 'Global Reader'; Customer = 'Nobody Ltd' } }
        @{ what = 'the name of another'; id = 'RelationshipNameTaken'; with = @{ DisplayName = 'created'; Role = 'Global Reader' } }
    ) {
        $before = @(Get-WriteRequest $sandbox).Count

        New-GdapRelationship @with -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.NewGdapRelationshipCommand"
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failures[0].TargetObject | Should -Not -BeNullOrEmpty
        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'names what it would do with -WhatIf, and sends nothing that writes' {
        $before = @(Get-WriteRequest $sandbox).Count
        $text = Get-WhatIfText "New-GdapRelationship 'Not yet' -Role 'Global Reader' -Duration 90 -AutoExtend -Customer 'Oakhaven Hotels' -LockForApproval -WhatIf" $sandbox

        $text | Should -BeLike ('*"Create with role Global Reader; duration P90D, AutoExtendDuration P180D, then lock it for approval"' +
            "* `"relationship 'Not yet' with customer 'Oakhaven Hotels'`"*")
        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'writes nothing to a snapshot' {
        Set-Content "$TestDrive/empty.json" (ConvertTo-Json -Depth 9 @{
                format = 'gdap-snapshot/1'; capturedAt = '2026-11-01T08:00:00Z'; partnerTenantId = '10000000-0000-0000-0000-000000000001'
                account = @{ id = '30000000-0000-0000-0000-000000000001'; userPrincipalName = 'robot@partner.example' }
                accessToken = @{ claims = @{ amr = @('pwd', 'mfa') } }
                tenants = @{ '10000000-0000-0000-0000-000000000001' = @{ resources = @{
                            'v1.0/tenantRelationships/delegatedAdminRelationships' = @{ value = @() } } } }
            })
        $session = Connect-GdapPartner -Snapshot "$TestDrive/empty.json"
        Connect-TestSandbox $sandbox

        { New-GdapRelationship 'x' -Role 'Global Reader' -Context $session -ErrorAction Stop } | Should -Throw -ErrorId 'SnapshotReadOnly,*'
    }

    It 'says that the MFA claim is missing' {
        $session = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction Ignore
        Connect-TestSandbox $sandbox

        { New-GdapRelationship 'x' -Role 'Global Reader' -Context $session } | Should -Throw -ErrorId 'MfaClaimMissing,*'
    }
}

Describe 'A thousand relationships' {
    It 'are created, one result for each, and what fails fails alone' {
        $rows = 1..1000 | ForEach-Object {
            [pscustomobject] @{ DisplayName = "Many $_"; Role = if ($_ % 100) { 'Global Reader' } else { 'No such role' }; Duration = 30 }
        }
        $many = Connect-GdapPartner -Sandbox
        Connect-TestSandbox $sandbox

        $new = $rows | New-GdapRelationship -Context $many -ErrorVariable failures -ErrorAction SilentlyContinue

        @($new).Count | Should -Be 990
        $failures.Count | Should -Be 10
        $failures.TargetObject | Should -Be @(1..10 | ForEach-Object { "Many $($_ * 100)" })
        @($new.RelationshipId | Select-Object -Unique).Count | Should -Be 990
        @(Get-GdapRelationship -Context $many | Where-Object DisplayName -like 'Many *').Count | Should -Be 990
    }
}
