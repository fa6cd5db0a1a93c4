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

    It 'proves each gap with the reason of every policy' {
        $result = Test-PartnerMfaPosture
        $policies = $result | Select-Object -ExpandProperty Gaps | Select-Object -ExpandProperty Policies

        @($policies).Count | Should -Be $result.Policies.Count
        @($policies | Where-Object Reason -eq 'Excludes this location.').Count | Should -Be 1
        $policies | ForEach-Object { $_.Reason | Should -Not -BeNullOrEmpty }
    }

    It 'tells what else the policies show, as findings' {
        $findings = (Test-PartnerMfaPosture).Findings

        $findings | Should -BeOfType ([GdapTools.Finding])
        $findings.CheckId | Should -Be (2..8 | ForEach-Object { "POS00$_" })
        ($findings | Where-Object CheckId -eq 'POS004').CausedBy | Should -Be 'POS001'
    }

    It 'judges sign-ins to a given app as well' {
        (Test-PartnerMfaPosture -ClientId $context.ClientId).Verdict | Should -Be 'EnforcedWithGaps'
        { Test-PartnerMfaPosture -ClientId 'my app' } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
    }

    It 'reads as plain words on the host' {
        $text = (Test-PartnerMfaPosture | Out-String) -replace '\s+', ' '

        $text | Should -Match 'Browser or desktop app, from named location .+ \(trusted\), any device: no policy requires MFA'
        $text | Should -Match 'Also : POS004'
    }

    It 'says the same of a snapshot' {
        $live = Test-PartnerMfaPosture
        $snapshot = @(Get-ChildItem $PSScriptRoot/../src/GdapTools.Sandbox/Samples/*.json)[0].FullName
        $offline = Connect-GdapPartner -Snapshot $snapshot -WarningAction SilentlyContinue
        $result = Test-PartnerMfaPosture -Context $offline

        $result.Verdict | Should -Be $live.Verdict
        $result.Gaps.Description | Should -Be $live.Gaps.Description
        $result.Findings.Cause | Should -Be $live.Findings.Cause
        $null = Connect-GdapPartner -Sandbox -WarningAction SilentlyContinue
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
