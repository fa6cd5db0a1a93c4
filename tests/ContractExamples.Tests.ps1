# The documentation's own payloads, served from a snapshot and read by the cmdlets.
BeforeAll {
    . $PSScriptRoot/common.ps1

    function Get-Example([string] $Name) {
        (Get-Content "$PSScriptRoot/graph-contract/examples/$Name.json" -Raw | ConvertFrom-Json).responseBody
    }

    $partner = '10000000-0000-0000-0000-000000000001'
    $account = '20000000-0000-0000-0000-000000000001'
    $relationships = Get-Example 'gdap-relationships-list'
    $path = Join-Path $TestDrive 'documented.json'
    @{
        format          = 'gdap-snapshot/1'
        capturedAt      = '2024-01-15T08:00:00Z'
        partnerTenantId = $partner
        account         = @{ id = $account; userPrincipalName = 'robot@partner.example'; tenantId = $partner }
        accessToken     = @{ claims = @{ amr = @('pwd', 'mfa'); oid = $account; upn = 'robot@partner.example' } }
        tenants         = @{
            $partner = @{
                resources = @{
                    'v1.0/tenantRelationships/delegatedAdminRelationships'          = $relationships
                    "v1.0/tenantRelationships/delegatedAdminRelationships/$($relationships.value[0].id)/accessAssignments" = Get-Example 'gdap-accessassignments-list'
                    'v1.0/tenantRelationships/delegatedAdminCustomers'              = Get-Example 'gdap-customers-list'
                    'v1.0/identity/conditionalAccess/policies'                      = Get-Example 'ca-policies-list'
                    'beta/identity/conditionalAccess/policies'                      = Get-Example 'ca-policies-list'
                    'v1.0/identity/conditionalAccess/namedLocations'                = Get-Example 'ca-namedlocations-list'
                    'v1.0/policies/identitySecurityDefaultsEnforcementPolicy'       = Get-Example 'securitydefaults-get'
                    'v1.0/policies/authenticationStrengthPolicies'                  = Get-Example 'authstrength-policies-list'
                }
            }
        }
    } | ConvertTo-Json -Depth 30 | Set-Content $path
    $context = Connect-GdapPartner -Snapshot $path
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'The documented payloads' {
    It 'are read as of the day they were captured' {
        $context.CapturedAt | Should -Be ([DateTimeOffset] '2024-01-15T08:00:00Z')
        (Get-GdapRelationship -Status active).DaysLeft | Should -Be 26
    }

    It 'give relationships with long durations and every state' {
        $read = Get-GdapRelationship

        $read.Status | Should -Be 'active', 'terminated', 'approvalPending'
        $read.Duration.TotalDays | Should -Be 730, 30, 180
        $read[2].IsPartnerConsentPending | Should -BeTrue
    }

    It 'give assignments and customers' {
        (Get-GdapRelationship -Status active | Get-GdapAccessAssignment).Count | Should -Be 2
        Get-GdapCustomer | Should -Not -BeNullOrEmpty
    }

    It 'never make a diagnosis better than what is known' {
        $findings = Invoke-GdapDiagnostic

        $findings | Where-Object CheckId -EQ POS001 | ForEach-Object Verdict | Should -Not -Be Pass
        $findings | Where-Object { $_.CustomerTenantId -and $_.Verdict -eq 'Pass' } | Should -BeNullOrEmpty
    }
}
