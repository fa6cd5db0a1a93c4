BeforeAll {
    . $PSScriptRoot/common.ps1
    $path = $env:PATH

    function Get-FreePort {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $listener.LocalEndpoint.Port
        $listener.Stop()
    }
}

Describe 'New-PartnerRefreshToken' {
    BeforeEach {
        $sandbox = Start-GdapSandbox
    }

    AfterEach {
        $env:PATH = $path
        Disconnect-GdapPartner
        Stop-GdapSandbox
    }

    Context 'with a browser' -Skip:(-not $IsLinux) {
        BeforeEach {
            $folder = Join-Path $TestDrive ([guid]::NewGuid())
            Add-TestBrowser $folder
        }

        It 'gets the token of a confidential client by <way>' -ForEach @(
            @{ way = 'client secret'; proof = { @{ ClientSecret = 'any' } } }
            @{ way = 'certificate'; proof = { @{ Certificate = New-TestCertificate } } }
        ) {
            $with = & $proof

            $token = $sandbox | New-PartnerRefreshToken @with -Port 0 -TimeoutSec 60

            $token | Should -BeOfType GdapTools.PartnerRefreshToken
            $token.RefreshToken | Should -BeOfType securestring
            $token.ClientKind | Should -Be Confidential
            $token.MfaClaim.Verdict | Should -Be Pass
            $token.TenantId | Should -Be $sandbox.TenantId
            $token.ClientId | Should -Be $sandbox.ClientId
            $token.UserPrincipalName | Should -Be svc-automation@harborlane.example
            Get-GdapContext | Should -BeNullOrEmpty
            $sandbox.LiveRequests | Should -Be 0

            $context = $token | Connect-GdapPartner @with -GraphEndpoint $sandbox.Uri -AuthorityHost $sandbox.Uri -PartnerCenterEndpoint $sandbox.Uri

            $context.Source | Should -Be RefreshToken
            $context.MfaClaim.Verdict | Should -Be Pass
        }

        It 'refuses to redeem it without the secret, and asks nobody' {
            $token = $sandbox | New-PartnerRefreshToken -ClientSecret any -Port 0 -TimeoutSec 60
            $before = $sandbox.Requests.Count

            { $sandbox | Connect-GdapPartner -RefreshToken $token.RefreshToken -ClientKind $token.ClientKind } |
                Should -Throw -ErrorId 'ClientSecretRequired,GdapTools.Commands.ConnectGdapPartnerCommand'

            $sandbox.Requests.Count | Should -Be $before
        }

        It 'asks for MFA, a fresh sign-in and an answer out of the history' {
            $port = Get-FreePort

            $null = $sandbox | New-PartnerRefreshToken -ClientSecret any -Port $port -TimeoutSec 60 -LoginHint svc-automation@harborlane.example

            $page = Get-Content "$folder/pages"
            $page | Should -HaveCount 1
            $page | Should -BeLike "$($sandbox.Uri)*"
            $query = [Web.HttpUtility]::ParseQueryString(([uri] $page).Query)
            $query['redirect_uri'] | Should -Be "http://localhost:$port"
            $query['response_mode'] | Should -Be form_post
            $query['prompt'] | Should -Be login
            $query['claims'] | Should -Match 'acrs'
            $query['code_challenge_method'] | Should -Be S256
            $query['login_hint'] | Should -Be svc-automation@harborlane.example
        }

        It 'hands out none without MFA, after a second try' {
            $failure = { $sandbox | New-PartnerRefreshToken -ClientSecret any -Port 0 -TimeoutSec 60 -LoginHint svc-inspector@harborlane.example } |
                Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be 'MfaClaimMissing,GdapTools.Commands.NewPartnerRefreshTokenCommand'
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            Get-Content "$folder/pages" | Should -HaveCount 2
        }

        It 'says why the token endpoint refuses' {
            $failure = { $sandbox | New-PartnerRefreshToken -ClientSecret wrong -Port 0 -TimeoutSec 60 } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be 'ClientSecretInvalid,GdapTools.Commands.NewPartnerRefreshTokenCommand'
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'shows no token' {
            $token = $sandbox | New-PartnerRefreshToken -ClientSecret any -Port 0 -TimeoutSec 60

            $shown = ($token | Out-String), ($token | Format-List * -Force | Out-String), ($token | Format-Table | Out-String -Width 500),
                "$token", ($token | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue), ($token.MfaClaim | Format-List * -Force | Out-String)

            $secret = ConvertFrom-SecureString $token.RefreshToken -AsPlainText
            $secret | Should -Match '^sandbox-refresh-'
            $shown -join "`n" | Should -Not -Match ([regex]::Escape($secret))
            $shown -join "`n" | Should -Not -Match 'eyJ'
        }
    }

    Context 'with a device code' {
        It 'gets the token of a public client' {
            $written = @($sandbox | New-PartnerRefreshToken -UseDeviceCode 6>&1)

            "$($written[0])" | Should -Match 'code SANDBX\d+'
            $token = $written[1]
            $token.ClientKind | Should -Be Public
            $token.RefreshToken | Should -BeOfType securestring
            $token.MfaClaim.Verdict | Should -Be Pass
            $context = $sandbox | Connect-GdapPartner -RefreshToken $token.RefreshToken -ClientKind $token.ClientKind
            $context.Source | Should -Be RefreshToken
        }

        It 'is redeemed by the pipeline, and no browser opens' {
            $token = $sandbox | New-PartnerRefreshToken -UseDeviceCode 6> $null

            $context = $token | Connect-GdapPartner -GraphEndpoint $sandbox.Uri -AuthorityHost $sandbox.Uri

            $context.Source | Should -Be RefreshToken
            $context.UserPrincipalName | Should -Be $token.UserPrincipalName
        }

        It 'is not redeemed with a secret, and nobody is asked' {
            $token = $sandbox | New-PartnerRefreshToken -UseDeviceCode 6> $null
            $before = $sandbox.Requests.Count

            $failure = { $token | Connect-GdapPartner -ClientSecret any -GraphEndpoint $sandbox.Uri -AuthorityHost $sandbox.Uri } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be 'ClientSecretNotAllowed,GdapTools.Commands.ConnectGdapPartnerCommand'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'New-PartnerRefreshToken'
            $sandbox.Requests.Count | Should -Be $before
        }

        It 'is refused by the service when its kind is not told' {
            $token = $sandbox | New-PartnerRefreshToken -UseDeviceCode 6> $null

            $failure = { $sandbox | Connect-GdapPartner -RefreshToken $token.RefreshToken -ClientSecret any } | Should -Throw -PassThru

            $failure.FullyQualifiedErrorId | Should -Be 'ClientSecretNotAllowed,GdapTools.Commands.ConnectGdapPartnerCommand'
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }

    It 'says so when there is no browser' -Skip:(-not $IsLinux) {
        $env:PATH = (New-Item -ItemType Directory (Join-Path $TestDrive 'nothing') -Force).FullName

        $failure = { $sandbox | New-PartnerRefreshToken -ClientSecret any -Port 0 } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'BrowserNotOpened,GdapTools.Commands.NewPartnerRefreshTokenCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.ErrorDetails.RecommendedAction | Should -Match 'device code'
    }

    It 'waits no longer than it is told, and names the redirect' -Skip:(-not $IsLinux) {
        Add-TestBrowser (Join-Path $TestDrive 'idle') -Idle
        $port = Get-FreePort

        $failure = { $sandbox | New-PartnerRefreshToken -ClientSecret any -Port $port -TimeoutSec 1 } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'SignInTimedOut,GdapTools.Commands.NewPartnerRefreshTokenCommand'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        $failure.ErrorDetails.RecommendedAction | Should -Match "Web redirect http://localhost:$port"
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, $port)
        $listener.Start()
        $listener.Stop()
    }

    It 'says so when the port is in use' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $failure = { $sandbox | New-PartnerRefreshToken -ClientSecret any -Port $listener.LocalEndpoint.Port } | Should -Throw -PassThru
        }
        finally {
            $listener.Stop()
        }

        $failure.FullyQualifiedErrorId | Should -Be 'RedirectPortInUse,GdapTools.Commands.NewPartnerRefreshTokenCommand'
        $failure.CategoryInfo.Category | Should -Be ResourceUnavailable
        $failure.ErrorDetails.RecommendedAction | Should -Match '-Port'
        $sandbox.Requests.Count | Should -Be 0
    }

    It 'takes no <case>' -ForEach @(
        @{ case = 'device code beside a secret'; id = 'AmbiguousParameterSet'; with = @{ UseDeviceCode = $true; ClientSecret = 'any' } }
        @{ case = 'account for a device code'; id = 'AmbiguousParameterSet'; with = @{ UseDeviceCode = $true; LoginHint = 'a@b.example' } }
        @{ case = 'port beyond all'; id = 'ParameterArgumentValidationError'; with = @{ ClientSecret = 'any'; Port = 65536 } }
        @{ case = 'time of nothing'; id = 'ParameterArgumentValidationError'; with = @{ ClientSecret = 'any'; TimeoutSec = 0 } }
    ) {
        { New-PartnerRefreshToken -ClientId a -TenantId $sandbox.TenantId @with } |
            Should -Throw -ErrorId "$id,GdapTools.Commands.NewPartnerRefreshTokenCommand"
    }
}
