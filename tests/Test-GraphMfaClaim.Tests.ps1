BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Test-GraphMfaClaim with a token' {
    It 'gives <Verdict> (<Reason>) for <Claims>' -TestCases @(
        @{ Claims = @{ amr = @('pwd', 'mfa') }; Verdict = 'Pass'; Reason = 'MfaPresent' }
        @{ Claims = @{ amr = @('ngcmfa') }; Verdict = 'Pass'; Reason = 'MfaPresent' }
        @{ Claims = @{ amr = @('pwd') }; Verdict = 'Fail'; Reason = 'MfaMissing' }
        @{ Claims = @{ amr = @('wiaormfa') }; Verdict = 'Inconclusive'; Reason = 'AmbiguousWiaOrMfa' }
        @{ Claims = @{ amr = $null }; Verdict = 'Inconclusive'; Reason = 'NoAmrClaim' }
        @{ Claims = @{ amr = $null; ver = '2.0' }; Verdict = 'Inconclusive'; Reason = 'Version2Token' }
        @{ Claims = @{ amr = $null; idtyp = 'app' }; Verdict = 'Inconclusive'; Reason = 'AppOnlyToken' }
    ) {
        $result = New-TestToken $Claims | Test-GraphMfaClaim

        $result | Should -BeOfType GdapTools.MfaClaimResult
        $result.Verdict | Should -Be $Verdict
        $result.Reason | Should -Be $Reason
        $result.Message | Should -Match 'Graph Explorer'
    }

    It 'keeps lifetime and audience out of the verdict' {
        $result = New-TestToken @{ exp = 1; aud = 'https://management.azure.com' } | Test-GraphMfaClaim

        $result.Verdict | Should -Be 'Pass'
        $result.Usable | Should -BeFalse
        $result.Issues | Should -Be @('Expired', 'WrongAudience')
    }

    It 'compares the tenant' {
        $result = New-TestToken | Test-GraphMfaClaim -TenantId '11112222-bbbb-3333-cccc-4444dddd5555'

        $result.Issues | Should -Be 'WrongTenant'
    }

    It '-Quiet writes <Expected> for <Name>' -TestCases @(
        @{ Name = 'a good token'; Claims = @{}; Expected = $true }
        @{ Name = 'a token without MFA'; Claims = @{ amr = @('pwd') }; Expected = $false }
        @{ Name = 'a token that cannot tell'; Claims = @{ amr = $null }; Expected = $false }
        @{ Name = 'an expired token'; Claims = @{ exp = 1 }; Expected = $false }
    ) {
        New-TestToken $Claims | Test-GraphMfaClaim -Quiet | Should -Be $Expected
    }

    It 'does not send what is no access token' {
        $result = '0.A' + 'Ab3_' * 20 + '.Ag' + 'Ab3_' * 20 | Test-GraphMfaClaim -Probe

        $result.Reason | Should -Be 'OpaqueToken'
        $result.Probes.Verdict | Should -Be @('NotApplicable', 'NotApplicable')
        $result.Probes.Message | Should -Match 'Nothing was sent'
    }

    It 'takes no session from the pipeline' {
        $context = [GdapTools.GdapContext] @{}

        { $context | Test-GraphMfaClaim -ErrorAction Stop } | Should -Throw '*-Context*'
    }
}

Describe 'Test-GraphMfaClaim in a session' {
    AfterEach {
        Disconnect-GdapPartner -ErrorAction Ignore
    }

    It 'needs one' {
        { Test-GraphMfaClaim } | Should -Throw -ErrorId 'NotConnected,GdapTools.Commands.TestGraphMfaClaimCommand'
    }

    It 'tests the token of the session and what the services say to it' {
        $null = Connect-GdapPartner -Sandbox

        $result = Test-GraphMfaClaim -Probe

        $result.Verdict | Should -Be 'Pass'
        $result.Usable | Should -BeTrue
        $result.Probes.Target | Should -Be @('Graph', 'PartnerCenter')
        $result.Probes.Verdict | Should -Be @('Pass', 'Pass')
        Test-GraphMfaClaim -Probe -Quiet | Should -BeTrue
    }

    It 'finds the claim missing where it is' {
        $snapshot = Connect-GdapPartner -Sandbox
        $token = New-TestToken @{ amr = @('pwd'); tid = $snapshot.TenantId }

        $result = $token | Test-GraphMfaClaim -Probe

        $result.Verdict | Should -Be 'Fail'
        $result.Probes[0].Verdict | Should -Be 'Fail'
        $result.Probes[0].StatusCode | Should -Be 401
        $result.Probes[0].ErrorCode | Should -Be 'unauthorizedMissingMfaTokenClaim'
        $result.Probes[1].Verdict | Should -Be 'NotApplicable'
    }

    It 'takes the session given' {
        $context = Connect-GdapPartner -Sandbox
        $token = New-TestToken @{ aud = 'https://api.partnercenter.microsoft.com'; tid = $context.TenantId }

        (Test-GraphMfaClaim -Context $context).Verdict | Should -Be 'Pass'
        $probes = (Test-GraphMfaClaim $token -Probe -Context $context).Probes
        $probes.Verdict | Should -Be @('NotApplicable', 'Pass')
    }
}
