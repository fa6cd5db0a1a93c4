# A customer who is not there is an error of its own, and hides nobody else.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
}

AfterAll {
    Disconnect-GdapPartner
}

Describe '<command>' -ForEach @(
    @{ command = 'Get-GdapCustomer'; name = 'CustomerName' }
    @{ command = 'Get-GdapRelationship'; name = 'CustomerName' }
    @{ command = 'Get-GdapConsent'; name = 'CustomerName' }
    @{ command = 'Get-GdapEffectiveAccess'; name = 'CustomerName'; parameters = @{ UserId = 'svc-automation@harborlane.example' } }
    @{ command = 'Test-GdapRelationship'; name = 'CustomerName' }
    @{ command = 'Test-GdapCustomerAccess'; name = 'CustomerName' }
    @{ command = 'Invoke-GdapDiagnostic'; name = 'TargetName' }
) {
    It 'tells who is not there, and goes on with the others' {
        $more = if ($parameters) { $parameters } else { @{} }
        $customers = 'Nobody Ltd', 'Oakhaven Hotels', 'Nowhere Inc.'

        $results = & $command -Customer $customers @more -ErrorAction SilentlyContinue -ErrorVariable failures

        $results.$name | Should -Contain 'Oakhaven Hotels'
        $failures.FullyQualifiedErrorId | Should -HaveCount 2
        $failures.FullyQualifiedErrorId | Should -BeLike 'CustomerNotFound,*'
        "$failures" | Should -Match 'Nobody Ltd.*Nowhere Inc\.'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Get-GdapCustomer' {
    It 'takes a default domain' {
        (Get-GdapCustomer oakhaven.example).CustomerName | Should -Be 'Oakhaven Hotels'
    }

    It 'says of a customer without an active relationship where to look' {
        Get-GdapCustomer 'Alder Dental Group' -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty

        "$failures" | Should -Be "No customer with an active relationship is called 'Alder Dental Group'."
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Get-GdapRelationship'
        $failures[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'finds nothing by a pattern that fits nobody' {
        Get-GdapCustomer 'Nob*' -ErrorVariable failures | Should -BeNullOrEmpty
        $failures | Should -BeNullOrEmpty
    }
}
