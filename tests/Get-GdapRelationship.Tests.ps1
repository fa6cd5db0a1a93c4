BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Get-GdapRelationship' {
    It 'lists all relationships with typed values' {
        $all = Get-GdapRelationship

        $all.Count | Should -Be 16
        $all | Should -BeOfType GdapTools.GdapRelationship
        $all[0].Duration | Should -BeOfType timespan
        $all[0].CreatedDateTime | Should -BeOfType DateTimeOffset
    }

    It 'narrows by status' {
        (Get-GdapRelationship -Status expired, approvalPending).CustomerName | Should -Be 'Alder Dental Group', 'Birchwood Legal'
    }

    It 'narrows by customer: <customer>' -ForEach @(
        @{ customer = 'Cobalt Freight' }
        @{ customer = 'cobalt*' }
        @{ customer = '53d77044-c2a3-4eac-bb27-f19ccd141520' }
    ) {
        (Get-GdapRelationship $customer).CustomerName | Should -Be 'Cobalt Freight'
    }

    It 'narrows to what ends soon' {
        (Get-GdapRelationship -ExpiringWithin 30).CustomerName | Should -Be 'Kestrel Aviation'
    }

    It 'gives one by its id, also from the pipeline' {
        $one = Get-GdapRelationship 'Cobalt Freight'

        (Get-GdapRelationship -RelationshipId $one.Id).Id | Should -Be $one.Id
        ($one | Get-GdapRelationship).Id | Should -Be $one.Id
        ($one | Get-GdapAccessAssignment | Get-GdapRelationship).Id | Should -Be $one.Id
    }

    It 'brings assignments along when asked to' {
        (Get-GdapRelationship 'Oakhaven Hotels').AccessAssignments.Count | Should -Be 0
        (Get-GdapRelationship 'Oakhaven Hotels' -IncludeAssignment).AccessAssignments.Count | Should -BeGreaterThan 0
    }

    It 'asks about nobody when what is piped in belongs to no customer' {
        [pscustomobject] @{ CustomerTenantId = $null } | Get-GdapRelationship | Should -BeNullOrEmpty
        [pscustomobject] @{ CustomerTenantId = $null } | Get-GdapCustomer | Should -BeNullOrEmpty
        [pscustomobject] @{ CustomerTenantId = $null } | Get-GdapAccessAssignment | Should -BeNullOrEmpty
        [pscustomobject] @{ CustomerTenantId = $null } | Test-GdapCustomerAccess | Should -BeNullOrEmpty
    }

    It 'says when a customer does not exist' {
        Get-GdapRelationship 'Nobody Ltd' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'CustomerNotFound,GdapTools.Commands.GetGdapRelationshipCommand'
        $failures[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'stops as soon as enough is read' {
        (Get-GdapRelationship | Select-Object -First 2).Count | Should -Be 2
    }

    It 'completes a status' {
        $line = 'Get-GdapRelationship -Status exp'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'expiring', 'expired'
    }
}

Describe 'Get-GdapCustomer' {
    It 'lists customers with an active relationship' {
        (Get-GdapCustomer).Count | Should -Be 14
    }

    It 'feeds its output to <command>' -ForEach @(
        @{ command = 'Get-GdapRelationship' }
        @{ command = 'Get-GdapAccessAssignment' }
        @{ command = 'Test-GdapCustomerAccess' }
    ) {
        $customer = Get-GdapCustomer -Customer 'Oakhaven Hotels'

        ($customer | & $command).CustomerTenantId | Select-Object -Unique | Should -Be $customer.CustomerTenantId
    }
}

Describe 'Get-GdapAccessAssignment' {
    It 'gives the assignments of a relationship from the pipeline' {
        $assignment = Get-GdapRelationship 'Elmfield Estates' | Get-GdapAccessAssignment

        $assignment.Status | Should -Be error
        $assignment.CustomerTenantId | Should -Be (Get-GdapRelationship 'Elmfield Estates').CustomerTenantId
        $assignment.Roles.Count | Should -Be 7
    }

    It 'gives all of them without a relationship' {
        (Get-GdapAccessAssignment).Count | Should -BeGreaterThan 10
    }
}

Describe 'One relationship whose assignments cannot be read' {
    BeforeAll {
        $partner = '10000000-0000-0000-0000-000000000001'
        $list = 'v1.0/tenantRelationships/delegatedAdminRelationships'
        $resources = @{
            $list = @{
                value = @(1..3 | ForEach-Object {
                        @{ id = "r$_"; displayName = "Relationship $_"; status = 'active'; customer = @{ tenantId = "20000000-0000-0000-0000-00000000000$_" } }
                    })
            }
        }
        1, 3 | ForEach-Object { $resources["$list/r$_/accessAssignments"] = @{ value = @(@{ id = "a$_"; status = 'active' }) } }
        @{
            format          = 'gdap-snapshot/1'
            capturedAt      = '2026-11-01T08:00:00Z'
            partnerTenantId = $partner
            account         = @{ id = '30000000-0000-0000-0000-000000000001'; userPrincipalName = 'robot@partner.example' }
            accessToken     = @{ claims = @{ amr = @('pwd', 'mfa') } }
            tenants         = @{ $partner = @{ resources = $resources } }
        } | ConvertTo-Json -Depth 9 | Set-Content "$TestDrive/partner.json"
        $session = Connect-GdapPartner -Snapshot "$TestDrive/partner.json"
    }

    It 'is an error of its own, and hides neither itself nor the others' {
        $found = Get-GdapRelationship -IncludeAssignment -Context $session -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.Id | Should -Be r1, r2, r3
        $found.AccessAssignments.Id | Should -Be a1, a3
        $failures.Count | Should -Be 1
        $failures[0].Exception.Message | Should -Match '/r2/'
    }

    It 'leaves the assignments of the others' {
        $found = Get-GdapAccessAssignment -Context $session -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.Id | Should -Be a1, a3
        $failures.Count | Should -Be 1
    }

    It 'ends the command where that is asked for' {
        { Get-GdapAccessAssignment -Context $session -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }
}
