BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
    $results = Test-GdapCustomerAccess
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Test-GdapCustomerAccess' {
    It 'gives each customer exactly one result' {
        $results.Count | Should -Be 16
        ($results.CustomerTenantId | Select-Object -Unique).Count | Should -Be 16
    }

    It 'names the broken link of <name>: <link> (<check>)' -ForEach @(
        @{ name = 'Alder Dental Group'; verdict = 'Fail'; link = 'Relationship'; check = 'REL002' }
        @{ name = 'Birchwood Legal'; verdict = 'Fail'; link = 'Relationship'; check = 'REL003' }
        @{ name = 'Cobalt Freight'; verdict = 'Fail'; link = 'Relationship'; check = 'REL004' }
        @{ name = 'Dunmore Foods'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN001' }
        @{ name = 'Elmfield Estates'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN002' }
        @{ name = 'Fjordline Travel'; verdict = 'Fail'; link = 'Assignment'; check = 'ASN003' }
        @{ name = 'Granite Peak Mining'; verdict = 'Fail'; link = 'Consent'; check = 'CON001' }
        @{ name = 'Hollis & Byrne Architects'; verdict = 'Fail'; link = 'Consent'; check = 'CON002' }
        @{ name = 'Ironbridge Engineering'; verdict = 'Fail'; link = 'CustomerPolicy'; check = 'POL001' }
        @{ name = 'Juniper Clinics'; verdict = 'Fail'; link = 'Account'; check = 'ACC002' }
        @{ name = 'Kestrel Aviation'; verdict = 'Warning'; link = 'Relationship'; check = 'REL005' }
        @{ name = 'Lakeshore Credit Union'; verdict = 'Warning'; link = 'Relationship'; check = 'REL006' }
        @{ name = 'Marlow Brewing'; verdict = 'Warning'; link = 'Relationship'; check = 'REL007' }
        @{ name = 'Northgate Schools'; verdict = 'Pass'; link = $null; check = 'CUS001' }
        @{ name = 'Oakhaven Hotels'; verdict = 'Pass'; link = $null; check = 'CUS001' }
        @{ name = 'Pinecrest Veterinary'; verdict = 'Pass'; link = $null; check = 'CUS001' }
    ) {
        $result = $results | Where-Object CustomerName -EQ $name

        $result.Verdict | Should -Be $verdict
        $result.BrokenLink | Should -Be $link
        $result.CheckId | Should -Be $check
        $result.Cause | Should -Not -BeNullOrEmpty
        ($result.Remediation.Count -gt 0) | Should -Be ($verdict -ne 'Pass')
    }

    It 'is quiet when asked: <name> is <expected>' -ForEach @(
        @{ name = 'Oakhaven Hotels'; expected = $true }
        @{ name = 'Kestrel Aviation'; expected = $false }
        @{ name = 'Ironbridge Engineering'; expected = $false }
    ) {
        Test-GdapCustomerAccess $name -Quiet | Should -BeExactly $expected
    }

    It 'measures against another profile' {
        (Test-GdapCustomerAccess 'Oakhaven Hotels' -Profile CIPP).CheckId | Should -Be REL004
    }

    It 'says when the profile does not exist' {
        { Test-GdapCustomerAccess -Profile Nobody } | Should -Throw -ErrorId 'RoleProfileNotFound*'
    }

    It 'examines nobody when nobody is piped in' {
        @() | Test-GdapCustomerAccess | Should -BeNullOrEmpty
    }
}
