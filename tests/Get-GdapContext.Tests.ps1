BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Get-GdapContext' {
    AfterEach {
        Disconnect-GdapPartner
    }

    It 'writes nothing without a session' {
        Get-GdapContext -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'tells who is signed in, and that the claim is there' {
        $null = Connect-GdapPartner -Sandbox
        $context = Get-GdapContext

        $context.UserPrincipalName | Should -Be 'svc-automation@harborlane.example'
        $context.MfaClaim.Verdict | Should -Be Pass
        $context.Source | Should -Be Sandbox
    }

    It 'tells of a token without the claim' {
        $null = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction SilentlyContinue
        $context = Get-GdapContext

        $context.MfaClaim.Reason | Should -Be MfaMissing
        $context.TokensWithoutMfaClaim | Should -Be $context.TokensChecked
    }

    It 'tells what each missing permission disables' {
        $null = Connect-GdapPartner -Sandbox
        $permissions = (Get-GdapContext).Permissions

        $permissions.Name | Should -Contain 'DelegatedAdminRelationship.Read.All'
        ($permissions | Where-Object { -not $_.IsGranted }).Name | Should -Be 'Domain.Read.All'
        $permissions | Where-Object { -not $_.Disables -or -not $_.UsedBy } | Should -BeNullOrEmpty
    }
}
