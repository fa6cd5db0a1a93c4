BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Connect-GdapPartner' {
    AfterEach {
        Disconnect-GdapPartner
    }

    It 'opens the sample partner and keeps the session' {
        $context = Connect-GdapPartner -Sandbox -WarningVariable warnings

        $context | Should -BeOfType GdapTools.GdapContext
        $context.Source | Should -Be Sandbox
        $context.SessionKind | Should -Be Delegated
        $context.MfaClaim.Verdict | Should -Be Pass
        $warnings | Should -BeNullOrEmpty
        Get-GdapContext | Should -Be $context
    }

    It 'accepts a token without the MFA claim and warns once' {
        $context = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningVariable warnings -WarningAction SilentlyContinue

        $context.MfaClaim.Verdict | Should -Be Fail
        $context.MfaClaim.Reason | Should -Be MfaMissing
        $warnings.Count | Should -Be 1
        $warnings[0].Message | Should -Match 'MFA'
    }

    It 'refuses an account the snapshot does not know' {
        { Connect-GdapPartner -Sandbox -LoginHint nobody@harborlane.example } |
            Should -Throw -ErrorId 'TokenRefused,GdapTools.Commands.ConnectGdapPartnerCommand'
    }

    It 'reads <case> as <id>' -ForEach @(
        @{ case = 'a missing file'; content = $null; id = 'SnapshotNotFound' }
        @{ case = 'malformed JSON'; content = '{ "format": '; id = 'SnapshotInvalid' }
        @{ case = 'another version'; content = '{ "format": "gdap-snapshot/2" }'; id = 'SnapshotFormatUnsupported' }
        @{ case = 'a wrong type'; content = '{ "format": "gdap-snapshot/1", "capturedAt": 5 }'; id = 'SnapshotInvalid' }
    ) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"

        if ($content) {
            Set-Content $path $content
        }

        { Connect-GdapPartner -Snapshot $path } | Should -Throw -ErrorId "$id,GdapTools.Commands.ConnectGdapPartnerCommand"
        $Error[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says <id> of <case>' -ForEach @(
        @{ case = 'no token at all'; token = 'canary canary'; id = 'AccessTokenUnusable' }
        @{ case = 'a token of the past'; token = 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJleHAiOjE2MDAwMDAwMDAsInZlciI6IjEuMCIsImFtciI6WyJwd2QiLCJtZmEiXSwic2NwIjoiVXNlci5SZWFkIn0.sandbox'; id = 'AccessTokenExpired' }
    ) {
        { Connect-GdapPartner -AccessToken $token } | Should -Throw -ErrorId "$id,GdapTools.Commands.ConnectGdapPartnerCommand"
        $Error[0] | Out-String | Should -Not -Match ([regex]::Escape($token.Substring(3)))
    }

    It 'takes an access token as <kind>, offline' -ForEach @(
        @{ kind = 'string' }
        @{ kind = 'SecureString' }
        @{ kind = 'the object of Get-AzAccessToken' }
    ) {
        $claims = '{"aud":"https://graph.microsoft.com","exp":32503680000,"ver":"1.0","amr":["pwd","mfa"],"scp":"User.Read","tid":"11111111-1111-1111-1111-111111111111"}'
        $text = 'eyJhbGciOiJub25lIn0.' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_') + '.sandbox'
        $token = switch ($kind) {
            'string' { $text }
            'SecureString' { ConvertTo-SecureString $text -AsPlainText -Force }
            default { [pscustomobject] @{ Token = ConvertTo-SecureString $text -AsPlainText -Force; Type = 'Bearer' } }
        }

        $context = Connect-GdapPartner -AccessToken $token

        $context.TenantId | Should -Be '11111111-1111-1111-1111-111111111111'
        $context.Source | Should -Be AccessToken
        $context.Scopes | Should -Be 'User.Read'
    }

    It 'refuses plain http beyond loopback' {
        { Connect-GdapPartner -ClientId a -TenantId b -ClientSecret c -GraphEndpoint http://graph.example } |
            Should -Throw -ErrorId 'EndpointNotAllowed,GdapTools.Commands.ConnectGdapPartnerCommand'
    }

    It 'says so when the token endpoint cannot be reached' {
        { Connect-GdapPartner -ClientId a -TenantId b -ClientSecret c -AuthorityHost http://127.0.0.1:1 } |
            Should -Throw -ErrorId 'EndpointUnreachable,GdapTools.Commands.ConnectGdapPartnerCommand'
    }

    It 'keeps secrets out of every error' {
        { Connect-GdapPartner -ClientId a -TenantId b -ClientSecret 'canary-secret' -RefreshToken 'canary-token' -AuthorityHost http://127.0.0.1:1 } |
            Should -Throw
        ($Error[0] | Format-List * -Force | Out-String) + ($Error[0].Exception | Format-List * -Force | Out-String) + $Error[0].Exception.ToString() |
            Should -Not -Match 'canary'
    }
}

Describe 'Disconnect-GdapPartner and Get-GdapContext' {
    It 'ends the session' {
        $null = Connect-GdapPartner -Sandbox
        Disconnect-GdapPartner

        Get-GdapContext | Should -BeNullOrEmpty
        { Get-GdapCustomer } | Should -Throw -ErrorId 'NotConnected,GdapTools.Commands.GetGdapCustomerCommand'
    }

    It 'keeps two sessions apart by -Context' {
        $mfa = Connect-GdapPartner -Sandbox
        $plain = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction SilentlyContinue

        (Get-GdapRelationship -Context $mfa).Count | Should -Be 16
        Get-GdapRelationship -Context $plain -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'MfaClaimMissing,GdapTools.Commands.GetGdapRelationshipCommand'
        Disconnect-GdapPartner -Context $mfa
        { Get-GdapRelationship -Context $mfa } | Should -Throw -ErrorId 'NotConnected*'
        Disconnect-GdapPartner
    }

    It 'shares no session with another runspace' {
        $null = Connect-GdapPartner -Sandbox
        $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'

        $other = [powershell]::Create().AddScript("Import-Module '$manifest'; Get-GdapContext").Invoke()

        $other | Should -BeNullOrEmpty
        Disconnect-GdapPartner
    }
}

Describe 'A session that is closed while it is in use' {
    It 'cannot be used again' {
        $session = Connect-GdapPartner -Sandbox
        $closed = $false

        $failure = { Get-GdapCustomer -Context $session | ForEach-Object {
                if (-not $closed) {
                    Disconnect-GdapPartner -Context $session
                    $closed = $true
                }
                Get-GdapRelationship -Context $session -Customer $_.CustomerTenantId -ErrorAction Stop
            } } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'is told as such and not as a disposed object' {
        $session = Connect-GdapPartner -Sandbox
        $seen = 0

        $failure = {
            Test-GdapCustomerAccess -Context $session | ForEach-Object {
                if (++$seen -eq 1) {
                    Disconnect-GdapPartner -Context $session
                }
            }
        } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'SessionClosed,GdapTools.Commands.TestGdapCustomerAccessCommand'
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
    }
}
