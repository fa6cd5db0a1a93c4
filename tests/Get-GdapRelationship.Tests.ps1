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
