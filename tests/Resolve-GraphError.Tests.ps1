BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Resolve-GraphError' {
    It 'finds the broken link of <Text>' -ForEach @(
        @{ Text = 'AADSTS65001: not consented'; Link = 'Consent' }
        @{ Text = 53003; Link = 'CustomerPolicy' }
        @{ Text = '401 Unauthorized: unauthorizedMissingMfaTokenClaim'; Link = 'Token' }
        @{ Text = '{"code":900421,"description":"MFA required"}'; Link = 'Token' }
        @{ Text = 'AADSTS7000222: The provided client secret keys are expired.'; Link = 'Credential' }
    ) {
        $resolution = Resolve-GraphError $Text

        $resolution.Link | Should -Be $Link
        $resolution.Cause | Should -Not -BeNullOrEmpty
        $resolution.Remediation | Should -Not -BeNullOrEmpty
    }

    It 'writes nothing of a log in which nothing is wrong, and each error of one in which there is' {
        $log = '2026-11-02 10:00 started', '2026-11-02 10:01 AADSTS50076: MFA', 'done', '2026-11-02 10:02 AADSTS53003: blocked'

        ($log | Resolve-GraphError).Code | Should -Be 'AADSTS50076', 'AADSTS53003'
    }

    It 'takes an error record of this module' {
        $null = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction SilentlyContinue
        try { Get-GdapRelationship -ErrorAction Stop } catch { $failure = $_ }
        Disconnect-GdapPartner

        $resolution = $failure | Resolve-GraphError
        $resolution.StatusCode | Should -Be 401
        $resolution.Link | Should -Be Token
        $resolution.Confidence | Should -Be High
    }

    It 'shows no secret of what it was given' {
        $text = 'AADSTS7000215 client_secret=Abc8Q~0123456789abcdefghijklmnopqrstu refresh_token=0.AXYAabcdef1234567890'

        (Resolve-GraphError $text | Format-List * | Out-String) | Should -Not -Match 'Abc8Q|AXYAabc'
    }
}
