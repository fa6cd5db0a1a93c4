BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Get-GdapCustomer' {
    It 'lists the customers with their ids' {
        $customers = Get-GdapCustomer

        $customers.CustomerName | Should -Contain 'Northgate Schools'
        $customers.CustomerTenantId | Should -Match '^[0-9a-f-]{36}$'
        ($customers.CustomerTenantId | Sort-Object -Unique).Count | Should -Be $customers.Count
    }

    It 'finds by name, wildcard and id' {
        $school = Get-GdapCustomer 'northgate schools'

        (Get-GdapCustomer 'Northgate*').CustomerTenantId | Should -Be $school.CustomerTenantId
        (Get-GdapCustomer -CustomerTenantId $school.CustomerTenantId).CustomerName | Should -Be 'Northgate Schools'
        ($school | Get-GdapCustomer).CustomerName | Should -Be 'Northgate Schools'
    }

    It 'reads the service addresses when asked' {
        (Get-GdapCustomer 'Northgate Schools').ServiceManagementDetails | Should -BeNullOrEmpty
        (Get-GdapCustomer 'Northgate Schools' -IncludeServiceManagementDetail).CustomerName | Should -Be 'Northgate Schools'
    }
}
