BeforeAll {
    . $PSScriptRoot/common.ps1
    $context = Connect-GdapPartner -Sandbox -WarningAction SilentlyContinue
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Test-PartnerMfaPosture' {
    It 'judges the signed-in account' {
        $result = Test-PartnerMfaPosture

        $result | Should -BeOfType ([GdapTools.PostureResult])
        $result.UserId | Should -Be $context.UserId
        $result.Verdict | Should -Be 'EnforcedWithGaps'
    }

    It 'lists gaps that compose' {
        $gap = Test-PartnerMfaPosture | Select-Object -ExpandProperty Gaps

        @($gap).Count | Should -Be 1
        $gap.Certainty | Should -Be 'Certain'
        $gap.PolicyIds.Count | Should -Be 1
        $gap.Description | Should -Match 'from named location'
    }

    It 'says of each policy whether it applies and why' {
        $policies = (Test-PartnerMfaPosture).Policies

        $policies.Count | Should -BeGreaterThan 0
        $policies | ForEach-Object { $_.Reason | Should -Not -BeNullOrEmpty }
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = 'an id'; Account = { $context.UserId } }
        @{ Name = 'a user principal name'; Account = { $context.UserPrincipalName } }
    ) {
        (Test-PartnerMfaPosture -UserId (& $Account)).UserId | Should -Be $context.UserId
        (& $Account | Test-PartnerMfaPosture).UserId | Should -Be $context.UserId
    }

    It 'takes objects by property name' {
        (Test-PartnerMfaPosture | Test-PartnerMfaPosture).UserId | Should -Be $context.UserId
    }

    It 'writes a Boolean that is true for Enforced only' {
        Test-PartnerMfaPosture -Quiet | Should -BeFalse
    }

    It 'writes an error for an account that does not exist and goes on' {
        $results = 'nobody@nowhere.example', $context.UserId |
            Test-PartnerMfaPosture -ErrorVariable failures -ErrorAction SilentlyContinue

        @($results).Count | Should -Be 1
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'nobody@nowhere.example'
    }
}
