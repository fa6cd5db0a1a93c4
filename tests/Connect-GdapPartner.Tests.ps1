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

Describe 'Connect-GdapPartner to a service' {
    BeforeAll {
        $path = $env:PATH
        $password = 'password of the file'
        $certificate = New-TestCertificate
        $pfx = Join-Path $TestDrive 'certificate.pfx'
        $pem = Join-Path $TestDrive 'certificate.pem'
        [IO.File]::WriteAllBytes($pfx, $certificate.Export('Pfx', $password))
        $key = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
        Set-Content $pem $certificate.ExportCertificatePem(), $key.ExportPkcs8PrivateKeyPem()
    }

    BeforeEach {
        $sandbox = Start-GdapSandbox
    }

    AfterEach {
        Disconnect-GdapPartner
        Stop-GdapSandbox
        $env:PATH = $path
        $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
    }

    It 'signs in by <way>' -ForEach @(
        @{ way = 'device code'; source = 'DeviceCode'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -UseDeviceCode 6> $null } }
        @{ way = 'client secret'; source = 'ClientSecret'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -ClientSecret any } }
        @{ way = 'client secret, as SecureString'; source = 'ClientSecret'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -ClientSecret (ConvertTo-SecureString any -AsPlainText -Force) } }
        @{ way = 'certificate'; source = 'Certificate'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -Certificate $certificate } }
        @{ way = 'PFX file'; source = 'Certificate'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -CertificatePath $pfx -CertificatePassword $password } }
        @{ way = 'PEM file'; source = 'Certificate'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -CertificatePath $pem } }
        @{ way = 'a file named by a path of PowerShell'; source = 'Certificate'; kind = 'AppOnly'; connect = { $sandbox | Connect-GdapPartner -CertificatePath TestDrive:/certificate.pem } }
        @{ way = 'refresh token'; source = 'RefreshToken'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any } }
        @{ way = 'refresh token and secret'; source = 'RefreshToken'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any } }
        @{ way = 'refresh token and certificate'; source = 'RefreshToken'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -Certificate $certificate } }
        @{ way = 'access token'; source = 'AccessToken'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -AccessToken (Get-SandboxToken $sandbox) } }
        @{ way = 'token provider'; source = 'TokenProvider'; kind = 'Delegated'; connect = { $sandbox | Connect-GdapPartner -TokenProvider { Get-SandboxToken $sandbox } } }
    ) {
        $context = & $connect

        $context.Source | Should -Be $source
        $context.SessionKind | Should -Be $kind
        $context.TenantId | Should -Be $sandbox.TenantId
        $context.MfaClaim.Verdict | Should -Be $(if ($kind -eq 'AppOnly') { 'Inconclusive' } else { 'Pass' })
        $context.TokensChecked | Should -Be $(if ($kind -eq 'AppOnly') { 0 } else { 1 })
        @(Get-GdapCustomer).Count | Should -BeGreaterThan 0
        $sandbox.LiveRequests | Should -Be 0
    }

    It 'signs in by <way> of a managed identity' -ForEach @(
        @{ way = 'the token'; source = 'ManagedIdentity'; connect = { $sandbox | Connect-GdapPartner -ManagedIdentity } }
        @{ way = 'the token, named,'; source = 'ManagedIdentity'; connect = { $sandbox | Connect-GdapPartner -ManagedIdentity -ManagedIdentityClientId 33333333-0000-0000-0000-000000000001 } }
        @{ way = 'the federation'; source = 'FederatedIdentity'; connect = { $sandbox | Connect-GdapPartner -FederatedIdentity } }
        @{ way = 'a refresh token and the federation'; source = 'RefreshToken'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -FederatedIdentity } }
    ) {
        $env:IDENTITY_ENDPOINT = "$($sandbox.Uri)msi/token"
        $env:IDENTITY_HEADER = 'x'

        $context = & $connect

        $context.Source | Should -Be $source
        $context.SessionKind | Should -Be $(if ($source -eq 'RefreshToken') { 'Delegated' } else { 'AppOnly' })
    }

    It 'signs in by a certificate of the user''s store' {
        $stored = [Security.Cryptography.X509Certificates.X509Certificate2]::new($pfx, $password, 'PersistKeySet,Exportable')
        $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $store.Open('ReadWrite')
        try {
            $store.Add($stored)

            $context = $sandbox | Connect-GdapPartner -CertificateThumbprint $stored.Thumbprint

            $context.Source | Should -Be Certificate
            $context.SessionKind | Should -Be AppOnly
        }
        finally {
            $store.Remove($stored)
            $store.Dispose()
        }
    }

    It 'signs in with a browser' -Skip:(-not $IsLinux) {
        Add-TestBrowser (Join-Path $TestDrive 'browser')

        $context = $sandbox | Connect-GdapPartner -LoginHint svc-automation@harborlane.example

        $context.Source | Should -Be Interactive
        $context.SessionKind | Should -Be Delegated
        $context.UserPrincipalName | Should -Be svc-automation@harborlane.example
        $context.TokensChecked | Should -Be 1
        Get-Content (Join-Path $TestDrive 'browser/pages') | Should -Match 'login_hint=svc-automation'
    }

    It 'says so when there is no browser' -Skip:(-not $IsLinux) {
        $env:PATH = (New-Item -ItemType Directory (Join-Path $TestDrive 'nothing') -Force).FullName

        $failure = { $sandbox | Connect-GdapPartner } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'BrowserNotOpened,GdapTools.Commands.ConnectGdapPartnerCommand'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'UseDeviceCode'
    }

    It 'shows the device code as Write-Host does' {
        $written = @($sandbox | Connect-GdapPartner -UseDeviceCode -WarningVariable warnings 6>&1)

        $written[0] | Should -BeOfType System.Management.Automation.InformationRecord
        $written[0].Tags | Should -Contain PSHOST
        "$($written[0])" | Should -Match 'code SANDBX\d+'
        $written[-1] | Should -BeOfType GdapTools.GdapContext
        $warnings | Should -BeNullOrEmpty
    }

    It 'gives the successor of a refresh token as SecureString' {
        $successors = [Collections.Generic.List[object]]::new()

        $null = $sandbox | Connect-GdapPartner -RefreshToken any -RefreshTokenRotated { param($token) $successors.Add($token) }

        $successors.Count | Should -Be 1
        $successors[0] | Should -BeOfType securestring
        ConvertFrom-SecureString $successors[0] -AsPlainText | Should -Match '^sandbox-refresh-'
        ($sandbox | Connect-GdapPartner -RefreshToken $successors[0]).Source | Should -Be RefreshToken
    }

    It 'counts the tokens it has looked at' {
        $context = $sandbox | Connect-GdapPartner -RefreshToken any

        $null = Get-GdapCustomer | Select-Object -First 1 | Test-GdapCustomerAccess

        $context.TokensChecked | Should -BeGreaterThan 1
        $context.TokensWithoutMfaClaim | Should -Be 0
    }

    Context '-RequireMfa' {
        It 'passes with the claim' {
            ($sandbox | Connect-GdapPartner -RefreshToken any -RequireMfa).MfaClaim.Verdict | Should -Be Pass
        }

        It 'refuses a refresh token without, and says why' {
            $failure = { $sandbox | Connect-GdapPartner -RefreshToken sample-refresh-token-without-mfa -RequireMfa } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be 'MfaClaimMissing,GdapTools.Commands.ConnectGdapPartnerCommand'
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.Exception.Message | Should -Match 'svc-inspector@harborlane\.example has no MFA claim \(amr: pwd\), because '
            $failure.ErrorDetails.RecommendedAction | Should -Match 'New-PartnerRefreshToken'
            Get-GdapContext | Should -BeNullOrEmpty
            $sandbox.LiveRequests | Should -Be 0
        }

        It 'lets the same token in when it is not asked for' {
            $context = $sandbox | Connect-GdapPartner -RefreshToken sample-refresh-token-without-mfa -WarningVariable warnings -WarningAction SilentlyContinue

            $context.TokensWithoutMfaClaim | Should -Be 1
            $warnings.Count | Should -Be 1
        }

        It 'does not concern an application' {
            $provider = { Get-SandboxToken $sandbox @{ grant_type = 'client_credentials'; client_secret = 'any' } }

            ($sandbox | Connect-GdapPartner -TokenProvider $provider -RequireMfa).SessionKind | Should -Be AppOnly
        }
    }

    Context '-TokenProvider' {
        It 'asks once per tenant and service' {
            $asked = [Collections.Generic.List[object]]::new()
            $provider = {
                param($want)
                $asked.Add($want)
                $tenant = if ($want.TenantId) { $want.TenantId } else { $sandbox.TenantId }
                Get-SandboxToken $sandbox @{ scope = $want.Scope } $tenant
            }
            $null = $sandbox | Connect-GdapPartner -TokenProvider $provider
            $asked.Count | Should -Be 1
            $customer = Get-GdapCustomer | Select-Object -First 1

            1..2 | ForEach-Object { $null = $customer | Test-GdapCustomerAccess }

            $asked[0] | Should -BeOfType GdapTools.GdapTokenRequest
            $asked[0].Resource | Should -Be 'https://graph.microsoft.com'
            $asked.TenantId | Should -Contain $customer.CustomerTenantId
            $asked | Group-Object TenantId, Resource | Where-Object Count -ne 1 | Should -BeNullOrEmpty
        }

        It 'reads <case> as <id>' -ForEach @(
            @{ case = 'a script that throws'; id = 'ScriptBlockFailed'; provider = { throw 'no vault' } }
            @{ case = 'nonsense'; id = 'TokenProviderUnusable'; provider = { 'no token at all' } }
            @{ case = 'nothing'; id = 'TokenProviderUnusable'; provider = { } }
            @{ case = 'a token of the past'; id = 'TokenProviderUnusable'; provider = { New-TestToken @{ exp = 1600000000 } } }
            @{ case = 'the token of another tenant'; id = 'TokenProviderUnusable'; provider = { New-TestToken @{ tid = '99999999-0000-0000-0000-000000000009' } } }
        ) {
            $failure = { $sandbox | Connect-GdapPartner -TokenProvider $provider } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.ConnectGdapPartnerCommand"
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'is not there for other runspaces' {
            $context = $sandbox | Connect-GdapPartner -TokenProvider {
                param($want)
                Get-SandboxToken $sandbox @{ scope = $want.Scope } $(if ($want.TenantId) { $want.TenantId } else { $sandbox.TenantId })
            }
            $customers = @(Get-GdapCustomer | Select-Object -First 3)
            $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'

            $results = $customers | ForEach-Object -Parallel {
                Import-Module $using:manifest
                try { $_ | Test-GdapCustomerAccess -Context $using:context } catch { $_ }
            }

            $failures = @($results | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $results.Count | Should -Be 3
            $failures.Count | Should -BeGreaterThan 0
            $failures.FullyQualifiedErrorId | Should -BeExactly (@('RunspaceNotAvailable,GdapTools.Commands.TestGdapCustomerAccessCommand') * $failures.Count)
            $failures[0].ErrorDetails.RecommendedAction | Should -Match 'in each runspace'
            $customers | Test-GdapCustomerAccess | Should -HaveCount 3
        }
    }

    Context 'parameters that do not go together' {
        It 'reads <case> as <id>' -ForEach @(
            @{ case = 'two credentials'; id = 'ClientCredentialAmbiguous'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -ClientSecret any -Certificate $certificate } }
            @{ case = 'a secret of a public client'; id = 'ClientSecretNotAllowed'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -ClientKind Public -ClientSecret any } }
            @{ case = 'a confidential client without secret'; id = 'ClientSecretRequired'; connect = { $sandbox | Connect-GdapPartner -RefreshToken any -ClientKind Confidential } }
            @{ case = 'a proxy without network'; id = 'ParameterWithoutUse'; connect = { Connect-GdapPartner -Sandbox -Proxy http://127.0.0.1:1 } }
            @{ case = 'two ways to sign in'; id = 'AmbiguousParameterSet'; connect = { $sandbox | Connect-GdapPartner -UseDeviceCode -AccessToken any } }
        ) {
            $failure = $connect | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.ConnectGdapPartnerCommand"
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $sandbox.Requests.Count | Should -Be 0
        }
    }

    Context 'refusals' {
        # MSAL remembers a refusal, so that each has an application of its own.
        It 'reads <case> as <id>' -ForEach @(
            @{ case = 'a wrong secret'; id = 'ClientSecretInvalid'; category = 'AuthenticationError'; with = @{ ClientSecret = 'wrong' } }
            @{ case = 'an expired secret'; id = 'ClientSecretExpired'; category = 'AuthenticationError'; with = @{ ClientSecret = 'expired' } }
            @{ case = 'a wrong secret with a refresh token'; id = 'ClientSecretInvalid'; category = 'AuthenticationError'; with = @{ ClientSecret = 'wrong'; RefreshToken = 'any' } }
            @{ case = 'a revoked refresh token'; id = 'RefreshTokenRevoked'; category = 'AuthenticationError'; with = @{ RefreshToken = 'revoked' } }
            @{ case = 'an inactive refresh token'; id = 'RefreshTokenInactive'; category = 'AuthenticationError'; with = @{ RefreshToken = 'inactive' } }
            @{ case = 'an unknown tenant'; id = 'TenantNotFound'; category = 'AuthenticationError'; with = @{ ClientSecret = 'any'; TenantId = '99999999-0000-0000-0000-000000000009' } }
            @{ case = 'a closed port'; id = 'EndpointUnreachable'; category = 'ConnectionError'; with = @{ ClientSecret = 'any'; AuthorityHost = 'http://127.0.0.1:1' } }
            @{ case = 'the page of a proxy'; id = 'TokenEndpointAnswerUnreadable'; category = 'InvalidData'; with = @{ ClientSecret = 'any' }; fault = @{ Kind = 'ProxyHtml'; Path = '*/oauth2/v2.0/token' } }
            @{ case = 'the page of a proxy for a refresh token'; id = 'TokenEndpointAnswerUnreadable'; category = 'InvalidData'; with = @{ RefreshToken = 'any' }; fault = @{ Kind = 'ProxyHtml'; Path = '*/oauth2/v2.0/token' } }
            @{ case = 'a proxy that wants a password'; id = 'ProxyAuthenticationRequired'; category = 'ConnectionError'; with = @{ ClientSecret = 'any' }; fault = @{ Kind = 'ProxyHtml'; Path = '*/oauth2/v2.0/token'; StatusCode = 407 } }
            @{ case = 'status 500'; id = 'TokenEndpointFailed'; category = 'ResourceUnavailable'; with = @{ ClientSecret = 'any' }; fault = @{ Kind = 'Status'; Path = '*/oauth2/v2.0/token'; StatusCode = 500 } }
            @{ case = 'half an answer'; id = 'TokenEndpointAnswerUnreadable'; category = 'InvalidData'; with = @{ RefreshToken = 'any' }; fault = @{ Kind = 'TruncatedJson'; Path = '*/oauth2/v2.0/token' } }
        ) {
            $faulty = if ($fault) { Start-GdapSandbox -Fault $fault } else { $sandbox }

            $failure = { $faulty | Connect-GdapPartner @with -ClientId ([guid]::NewGuid()) } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.ConnectGdapPartnerCommand"
            $failure.CategoryInfo.Category | Should -Be $category
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            Get-GdapContext | Should -BeNullOrEmpty
            $faulty.LiveRequests | Should -Be 0
        }
    }
}

# A keyring would be asked in place of the file.
Describe 'Stored sign-ins' -Skip:(-not $IsLinux -or $env:DBUS_SESSION_BUS_ADDRESS) {
    BeforeAll {
        $before = $env:XDG_DATA_HOME
    }

    BeforeEach {
        $sandbox = Start-GdapSandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $env:XDG_DATA_HOME = $folder
        $null = New-Item -ItemType Directory $folder
    }

    AfterEach {
        Disconnect-GdapPartner
        Stop-GdapSandbox
        $env:XDG_DATA_HOME = $before
    }

    It 'are refused without a keyring, and nothing is written' {
        $failure = { $sandbox | Connect-GdapPartner -UseDeviceCode -PersistTokens 6> $null } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'TokenStoreNotProtected,GdapTools.Commands.ConnectGdapPartnerCommand'
        $failure.CategoryInfo.Category | Should -Be SecurityError
        $failure.ErrorDetails.RecommendedAction | Should -Match 'AllowUnencryptedStorage'
        Get-ChildItem $folder -Recurse -File -Force | Should -BeNullOrEmpty
        $sandbox.Requests.Count | Should -Be 0
    }

    It 'are kept in plain text when that is allowed, spare the next code, and are forgotten' {
        $connect = @{ UseDeviceCode = $true; PersistTokens = $true; AllowUnencryptedStorage = $true; WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue' }

        $first = @($sandbox | Connect-GdapPartner @connect 6>&1)
        $first.Count | Should -Be 2
        $warnings.Message | Should -Match 'plain text'
        $file = Get-ChildItem $folder -Recurse -File -Force | Where-Object Length -gt 0
        $file | Should -Not -BeNullOrEmpty
        $file | ForEach-Object { $_.UnixMode | Should -Be '-rw-------' }
        Disconnect-GdapPartner

        $second = @($sandbox | Connect-GdapPartner @connect 6>&1)
        $second.Count | Should -Be 1
        $second[0].UserPrincipalName | Should -Be $first[1].UserPrincipalName
        @($sandbox.Requests | Where-Object Path -like '*/devicecode').Count | Should -Be 1

        Disconnect-GdapPartner -ForgetTokens
        Get-ChildItem $folder -Recurse -File -Force | Where-Object Length -gt 0 | Should -BeNullOrEmpty
        $third = @($sandbox | Connect-GdapPartner @connect 6>&1)
        $third.Count | Should -Be 2
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
