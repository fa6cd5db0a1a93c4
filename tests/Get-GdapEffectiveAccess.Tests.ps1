BeforeAll {
    . $PSScriptRoot/common.ps1
    $context = Connect-GdapPartner -Sandbox
    $tomas = 'tomas.lind@harborlane.example'
    $priya = 'priya.nair@harborlane.example'
    $all = Get-GdapEffectiveAccess
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Get-GdapEffectiveAccess' {
    It 'tells of every customer, and of each role once' {
        $all | Should -BeOfType GdapTools.EffectiveAccess
        ($all.CustomerTenantId | Select-Object -Unique).Count | Should -Be 16
        ($all | Group-Object CustomerTenantId, RoleDefinitionId | Where-Object Count -GT 1) | Should -BeNullOrEmpty
        $all.UserId | Select-Object -Unique | Should -Be $context.UserId
    }

    It 'names the missing link of <name>: <link> (<check>)' -ForEach @(
        @{ name = 'Alder Dental Group'; verdict = 'Fail'; link = 'Relationship'; check = 'REL002'; count = 1 }
        @{ name = 'Birchwood Legal'; verdict = 'Fail'; link = 'Relationship'; check = 'REL003'; count = 1 }
        @{ name = 'Cobalt Freight'; verdict = 'Pass'; link = $null; check = $null; count = 6 }
        @{ name = 'Dunmore Foods'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN001'; count = 1 }
        @{ name = 'Elmfield Estates'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN002'; count = 1 }
        @{ name = 'Fjordline Travel'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN003'; count = 1 }
        @{ name = 'Granite Peak Mining'; verdict = 'Unknown'; link = 'Consent'; check = 'CON001'; count = 7 }
        @{ name = 'Ironbridge Engineering'; verdict = 'Fail'; link = 'CustomerPolicy'; check = 'POL001'; count = 7 }
        @{ name = 'Juniper Clinics'; verdict = 'Fail'; link = 'Account'; check = 'ACC002'; count = 7 }
        @{ name = 'Marlow Brewing'; verdict = 'Warning'; link = 'Relationship'; check = 'REL007'; count = 7 }
        @{ name = 'Northgate Schools'; verdict = 'Pass'; link = $null; check = $null; count = 7 }
        @{ name = 'Pinecrest Veterinary'; verdict = 'Pass'; link = $null; check = $null; count = 7 }
    ) {
        $found = @($all | Where-Object CustomerName -EQ $name)

        $found.Count | Should -Be $count
        $found.Verdict | Select-Object -Unique | Should -Be $verdict
        $found.MissingLink | Select-Object -Unique | Should -Be $link
        $found.CheckId | Select-Object -Unique | Should -Be $check
        $found.Cause | Should -Not -BeNullOrEmpty
    }

    It 'shows the way through nested groups' {
        $access = Get-GdapEffectiveAccess -Customer 'Northgate Schools' -Role 'Global Reader'

        "$($access.Path)" | Should -Be "$($context.UserPrincipalName) GDAP Automation GDAP Field Engineers assignment Harbor Lane - Northgate Schools"
        $access.Path[-1].Id | Should -Be $access.RelationshipId
        $access.Path[2].Kind | Should -Be Group
        $access.Evidence['Account enabled'] | Should -Be yes
    }

    It 'asks about any account, by <name>' -ForEach @(
        @{ name = 'id'; user = 'c8aa3493-6d4f-4ff7-8cf9-b305e2b119d5' }
        @{ name = 'user principal name'; user = 'tomas.lind@harborlane.example' }
    ) {
        $found = Get-GdapEffectiveAccess $user 'Northgate*', 'Oakhaven Hotels' -Role 'Global Reader'

        $found.CustomerName | Should -Be 'Northgate Schools', 'Oakhaven Hotels'
        $found.Verdict | Should -Be Pass, Fail
        $found.UserPrincipalName | Select-Object -Unique | Should -Be $tomas
        $found[0].Path[1].Name | Should -Be 'GDAP Field Engineers'
    }

    It 'tells who is only eligible' {
        $access = Get-GdapEffectiveAccess $priya 'Oakhaven Hotels'

        $access.Verdict | Should -Be Fail
        $access.MissingLink | Should -Be Assignment
        $access.Cause | Should -Match 'only eligible'
        $access.Evidence['Eligible (PIM) membership'] | Should -Be 'GDAP Automation'
    }

    It 'takes accounts, customers and its own output from the pipeline' {
        ($tomas, $priya | Get-GdapEffectiveAccess -Customer 'Fjordline Travel' -Role 'Global Reader').Verdict | Should -Be Fail, Pass
        (Get-GdapCustomer 'Oakhaven Hotels' | Get-GdapEffectiveAccess -Role 'Global Reader').UserId | Should -Be $context.UserId
        (Get-GdapCustomer 'Oakhaven Hotels' | Get-GdapEffectiveAccess -UserId $priya).UserPrincipalName | Should -Be $priya
        $one = $all | Where-Object CustomerName -EQ 'Cobalt Freight' | Select-Object -First 1
        ($one | Get-GdapEffectiveAccess).Count | Should -Be 6
        ($one | Get-GdapAccessAssignment).Id | Should -Be $one.AssignmentId
        ($one | Get-GdapRelationship).Id | Should -Be $one.RelationshipId
    }

    It 'asks about nobody when what is piped in names nobody' {
        @() | Get-GdapEffectiveAccess | Should -BeNullOrEmpty
        [pscustomobject] @{ CustomerTenantId = $null } | Get-GdapEffectiveAccess | Should -BeNullOrEmpty
        [pscustomobject] @{ Name = 'anything' } | Get-GdapEffectiveAccess | Should -BeNullOrEmpty
    }

    It 'writes an error for an account that does not exist and goes on' {
        $found = 'nobody@nowhere.example', $tomas |
            Get-GdapEffectiveAccess -Customer 'Northgate Schools' -Role 'Global Reader' -ErrorVariable failures -ErrorAction SilentlyContinue

        @($found).UserPrincipalName | Should -Be $tomas
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'UserNotFound,GdapTools.Commands.GetGdapEffectiveAccessCommand'
        $failures[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $failures[0].TargetObject | Should -Be 'nobody@nowhere.example'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'writes an error for a role that does not exist, and tells of the others' {
        $found = Get-GdapEffectiveAccess -Customer 'Oakhaven Hotels' -Role 'No Such Role', f2ef992c-3afb-46b9-b7cf-a126ee74c451 -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.RoleName | Should -Be 'Global Reader'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RoleNotFound,*'
        $failures[0].TargetObject | Should -Be 'No Such Role'
        Get-GdapEffectiveAccess -Role 'No Such Role' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'writes an error for a customer that does not exist' {
        Get-GdapEffectiveAccess -Customer 'Nobody Ltd' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'CustomerNotFound,*'
    }

    It 'does not take an empty account for its own: <name>' -ForEach @(
        @{ name = 'nothing'; value = $null }
        @{ name = 'no text'; value = ' ' }
        @{ name = 'no account'; value = @() }
    ) {
        Get-GdapEffectiveAccess -UserId $value -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UserIdMissing,*'
        $failures[0].CategoryInfo.Category | Should -Be InvalidArgument
    }

    It 'completes a role' {
        $line = 'Get-GdapEffectiveAccess -Role global'
        (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Contain 'Global Reader'
    }

    It 'shows the way, or what is missing, in one row' {
        $shown = $all | Where-Object CustomerName -In 'Northgate Schools', 'Dunmore Foods' | Out-String -Width 200
        $text = $shown -replace '\s+', ' '

        $text | Should -Match "Account: $($context.UserPrincipalName)"
        $text | Should -Match "GDAP Automation $([char] 0x2192) GDAP Field Engineers $([char] 0x2192) assignment"
        $text | Should -Match 'no security group holds'
    }

    It 'stops as soon as enough is read' {
        (Get-GdapEffectiveAccess | Select-Object -First 2).Count | Should -Be 2
    }

    It 'says without a session that there is none' {
        $closed = Connect-GdapPartner -Sandbox
        Disconnect-GdapPartner -Context $closed
        { Get-GdapEffectiveAccess -Context $closed } | Should -Throw -ErrorId 'NotConnected,*'
    }
}

Describe 'An application' {
    BeforeAll {
        $partner = '10000000-0000-0000-0000-000000000001'
        @{
            format          = 'gdap-snapshot/1'
            capturedAt      = '2026-11-01T08:00:00Z'
            partnerTenantId = $partner
            accessToken     = @{ claims = @{ idtyp = 'app'; oid = '30000000-0000-0000-0000-000000000009'; roles = @('Directory.Read.All') } }
            tenants         = @{ $partner = @{ resources = @{} } }
        } | ConvertTo-Json -Depth 9 | Set-Content "$TestDrive/application.json"
        $session = Connect-GdapPartner -Snapshot "$TestDrive/application.json"
    }

    It 'is in no group, and told so' {
        $access = Get-GdapEffectiveAccess -Context $session

        $access.Verdict | Should -Be NotApplicable
        $access.MissingLink | Should -BeNullOrEmpty
        $access.Remediation | Should -Match '-UserId'
    }
}
