BeforeAll {
    . $PSScriptRoot/common.ps1
    $environment = @{ Path = $env:PATH; Data = $env:XDG_DATA_HOME }

    # Distinct, and in no form that a mask would know, but for the token.
    $canary = @{}
    'Secret', 'Refresh', 'Password', 'Signature', 'Provider' | ForEach-Object { $canary[$_] = "CANARY$($_)$([guid]::NewGuid().ToString('n'))" }
    # A long word would be taken for an opaque token.
    $canary.Short = "CANARY$([guid]::NewGuid().ToString('n').Substring(0, 8))"
    $canary.Token = (New-TestToken @{ aud = 'https://graph.microsoft.com' }).Replace('not-a-signature', $canary.Signature)
    $canary.OldToken = (New-TestToken @{ exp = 1600000000 }).Replace('not-a-signature', $canary.Signature)

    $certificate = New-TestCertificate
    $pfx = Join-Path $TestDrive 'certificate.pfx'
    [IO.File]::WriteAllBytes($pfx, $certificate.Export('Pfx', $canary.Password))
    $otherPfx = Join-Path $TestDrive 'other.pfx'
    [IO.File]::WriteAllBytes($otherPfx, $certificate.Export('Pfx', 'another password'))

    $refusing = Join-Path $TestDrive 'refusing.json'
    Set-Content $refusing '{ "format": "gdap-snapshot/1", "capturedAt": "2026-11-01T08:00:00Z", "environment": "Global", "partnerTenantId": "10000000-0000-4000-8000-000000000001", "tenants": { "10000000-0000-4000-8000-000000000001": { "tokenError": { "error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided.", "error_codes": [7000215] }, "resources": {} } } }'

    # Runs it in a runspace of its own, where a transcript is kept and every preference shows everything, and renders all
    # that is left of it. $given holds what is to be kept secret: the script's own text is in each error record.
    function Get-Trace([scriptblock] $Script, [hashtable] $Given) {
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($manifest, $transcript, $text, $given)
                    Import-Module $manifest
                    $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
                    $ErrorView = 'DetailedView'
                    # With -Debug the engine would ask the user about each warning.
                    $PSDefaultParameterValues = @{ 'Connect-GdapPartner:Verbose' = $true; 'Connect-GdapPartner:Debug' = $true; 'New-PartnerRefreshToken:Verbose' = $true; 'New-PartnerRefreshToken:Debug' = $true; '*:WarningAction' = 'Continue' }
                    $all = [Collections.Generic.List[object]]::new()
                    $null = Start-Transcript $transcript
                    try {
                        . ([scriptblock]::Create($text)) *>&1 | ForEach-Object { $all.Add($_); $_ } | Out-Default
                    }
                    catch {
                        $all.Add($_)
                        $_ | Out-Default
                    }
                    finally {
                        $null = Stop-Transcript
                        Disconnect-GdapPartner
                    }

                    $thrown = @($Error)
                    $exceptions = foreach ($record in $thrown) {
                        for ($exception = $record.Exception; $exception; $exception = $exception.InnerException) { $exception }
                    }
                    [pscustomobject] @{
                        Types      = @($all | ForEach-Object { $_.GetType().Name })
                        Streams    = ($all | Out-String -Width 9999) + ($all | Format-List * -Force | Out-String -Width 9999) + ($all -join "`n")
                        Transcript = Get-Content $transcript -Raw
                        Errors     = ($thrown | Out-String -Width 9999) + ($thrown | Format-List * -Force | Out-String -Width 9999) +
                            ($thrown.TargetObject | Format-List * -Force | Out-String -Width 9999) +
                            ($exceptions | Format-List * -Force | Out-String -Width 9999) + ($exceptions -join "`n")
                        GetError   = $thrown | Get-Error | Out-String -Width 9999
                        ErrorIds   = @($thrown | ForEach-Object FullyQualifiedErrorId)
                        Context    = $all | Where-Object { $_ -is [GdapTools.GdapContext] -or $_ -is [GdapTools.PartnerRefreshToken] } | ConvertTo-Json -Depth 4 -WarningAction Ignore
                    }
                }).AddArgument((Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1')).AddArgument($transcript).AddArgument("$Script").AddArgument($Given)
            $shell.Invoke() | Select-Object -Last 1
        }
        finally {
            $shell.Dispose()
        }
    }

    # What stands in the trace that must not: one line for each, without the secret itself.
    function Find-Secret($Trace) {
        $wanted = @{ 'a refresh token of the sandbox' = 'sandbox-refresh'; 'a device code' = 'sandbox-device-'; 'an authorization code' = 'sandbox-code-'; 'a token' = 'eyJ[A-Za-z0-9_-]{12}' }
        $canary.Keys | ForEach-Object { $wanted["canary $_"] = [regex]::Escape($canary[$_]) }
        foreach ($place in 'Streams', 'Transcript', 'Errors', 'GetError', 'Context') {
            foreach ($name in $wanted.Keys) {
                if ("$($Trace.$place)" -match $wanted[$name]) { "$name in $place" }
            }
        }
    }

    function Get-Given($Sandbox) {
        $canary + @{ Sandbox = $Sandbox; Id = "$([guid]::NewGuid())"; Pfx = $pfx; OtherPfx = $otherPfx }
    }
}

Describe 'The search for secrets' {
    It 'finds one that is written with <way>' -ForEach @(
        @{ way = 'Write-Debug'; script = { Write-Debug $given.Secret }; places = 'Streams', 'Transcript' }
        @{ way = 'Write-Verbose'; script = { Write-Verbose $given.Secret }; places = 'Streams', 'Transcript' }
        @{ way = 'Write-Information'; script = { Write-Information $given.Secret }; places = 'Streams', 'Transcript' }
        @{ way = 'Write-Host'; script = { Write-Host $given.Secret }; places = 'Streams', 'Transcript' }
        @{ way = 'Write-Warning'; script = { Write-Warning $given.Secret }; places = 'Streams', 'Transcript' }
        @{ way = 'Write-Error'; script = { Write-Error $given.Secret }; places = 'Streams', 'Transcript', 'Errors', 'GetError' }
        @{ way = 'throw'; script = { throw $given.Secret }; places = 'Streams', 'Transcript', 'Errors', 'GetError' }
        @{ way = 'an inner exception'; script = { throw [Exception]::new('outer', [Exception]::new($given.Secret)) }; places = 'Errors', 'GetError' }
        @{ way = 'Write-Output'; script = { $given.Secret }; places = 'Streams', 'Transcript' }
    ) {
        $trace = Get-Trace $script (Get-Given $null)

        $found = @(Find-Secret $trace)

        $places | ForEach-Object { $found | Should -Contain "canary Secret in $_" }
    }

    It 'finds a whole token, and one of the sandbox' {
        $found = Find-Secret (Get-Trace { $given.Token; 'sandbox-refresh-default-public-1' } (Get-Given $null))

        $found | Should -Contain 'a token in Streams'
        $found | Should -Contain 'canary Token in Transcript'
        $found | Should -Contain 'a refresh token of the sandbox in Streams'
    }
}

Describe 'Secrets' {
    AfterEach {
        Stop-GdapSandbox
        $env:PATH = $environment.Path
        $env:XDG_DATA_HOME = $environment.Data
    }

    It 'stay secret when <way> succeeds' -ForEach @(
        @{ way = 'a client secret'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -ClientSecret $given.Secret } }
        @{ way = 'a client secret as SecureString'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -ClientSecret (ConvertTo-SecureString $given.Secret -AsPlainText -Force) } }
        @{ way = 'a refresh token'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh -RefreshTokenRotated { param($token) $null = $token } } }
        @{ way = 'a refresh token with secret'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh -ClientSecret $given.Secret } }
        @{ way = 'a required MFA'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh -ClientSecret $given.Secret -RequireMfa } }
        @{ way = 'a certificate'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -CertificatePath $given.Pfx -CertificatePassword $given.Password } }
        @{ way = 'an access token'; script = { $given.Sandbox | Connect-GdapPartner -AccessToken $given.Token } }
        @{ way = 'a token provider'; script = { Connect-GdapPartner -TokenProvider { $given.Token } } }
        @{ way = 'an opaque access token'; script = { Connect-GdapPartner -AccessToken $given.Signature } }
        @{ way = 'an opaque token of a provider'; script = { Connect-GdapPartner -TokenProvider { $given.Provider } } }
        @{ way = 'a device code'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -UseDeviceCode } }
        @{ way = 'a new refresh token by device code'; script = { $given.Sandbox | New-PartnerRefreshToken -ClientId $given.Id -UseDeviceCode } }
        @{ way = 'a run over customers'; script = { $null = $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh -ClientSecret $given.Secret; Test-GdapCustomerAccess -Verbose -Debug; Invoke-GdapDiagnostic -Verbose -Debug } }
    ) {
        $trace = Get-Trace $script (Get-Given (Start-GdapSandbox))

        $trace.ErrorIds | Should -BeNullOrEmpty
        $trace.Streams | Should -Not -BeNullOrEmpty
        Find-Secret $trace | Should -BeNullOrEmpty
    }

    It 'stay secret when <way> succeeds with a browser' -Skip:(-not $IsLinux) -ForEach @(
        @{ way = 'a sign-in'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id } }
        @{ way = 'a new refresh token'; script = { $given.Sandbox | New-PartnerRefreshToken -ClientId $given.Id -ClientSecret $given.Secret -Port 0 -TimeoutSec 60 } }
    ) {
        Add-TestBrowser (Join-Path $TestDrive 'browser')

        $trace = Get-Trace $script (Get-Given (Start-GdapSandbox))

        $trace.ErrorIds | Should -BeNullOrEmpty
        Find-Secret $trace | Should -BeNullOrEmpty
    }

    It 'stay secret when <way> meets <kind>' -ForEach @(
        foreach ($way in @(
                @{ way = 'a client secret'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -ClientSecret $given.Secret } }
                @{ way = 'a refresh token'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh } }
                @{ way = 'a refresh token with secret'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken $given.Refresh -ClientSecret $given.Secret } }
                @{ way = 'a certificate'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -CertificatePath $given.Pfx -CertificatePassword $given.Password } }
                @{ way = 'a device code'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -UseDeviceCode } }
            )) {
            $way + @{ kind = 'status 500'; start = { Start-GdapSandbox -Fault @{ Kind = 'Status'; Path = '*/oauth2/v2.0/token'; StatusCode = 500 } } }
            $way + @{ kind = 'a proxy'; start = { Start-GdapSandbox -Fault @{ Kind = 'ProxyHtml'; Path = '*/oauth2/v2.0/token' } } }
            $way + @{ kind = 'a refusal'; start = { Start-GdapSandbox $refusing } }
            $way + @{ kind = 'a stopped service'; start = { $s = Start-GdapSandbox; Stop-GdapSandbox $s; $s } }
        }
    ) {
        $trace = Get-Trace $script (Get-Given (& $start))

        $trace.ErrorIds.Count | Should -BeGreaterThan 0
        $trace.ErrorIds | Should -BeLike '*,GdapTools.Commands.ConnectGdapPartnerCommand'
        Find-Secret $trace | Should -BeNullOrEmpty
    }

    It 'stay secret when <way> is refused with <id>' -ForEach @(
        @{ way = 'a refresh token without MFA'; id = 'MfaClaimMissing'; script = { $given.Sandbox | Connect-GdapPartner -ClientId $given.Id -RefreshToken sample-refresh-token-without-mfa -ClientSecret $given.Secret -RequireMfa } }
        @{ way = 'a secret of a public client'; id = 'ClientSecretNotAllowed'; script = { $given.Sandbox | Connect-GdapPartner -RefreshToken $given.Refresh -ClientSecret $given.Secret -ClientKind Public } }
        @{ way = 'a second credential'; id = 'ClientCredentialAmbiguous'; script = { $given.Sandbox | Connect-GdapPartner -RefreshToken $given.Refresh -ClientSecret $given.Secret -CertificatePath $given.Pfx -CertificatePassword $given.Password } }
        @{ way = 'a wrong password'; id = 'CertificatePasswordWrong'; script = { $given.Sandbox | Connect-GdapPartner -CertificatePath $given.OtherPfx -CertificatePassword $given.Password } }
        @{ way = 'a missing file'; id = 'CertificateFileNotFound'; script = { $given.Sandbox | Connect-GdapPartner -CertificatePath ($given.Pfx + '.none') -CertificatePassword $given.Password } }
        @{ way = 'a secret of another type'; id = 'ParameterArgumentTransformationError'; script = { $given.Sandbox | Connect-GdapPartner -ClientSecret @($given.Secret, $given.Refresh) } }
        @{ way = 'a secret that is an object'; id = 'ParameterArgumentTransformationError'; script = { $given.Sandbox | Connect-GdapPartner -RefreshToken ([pscustomobject] @{ Value = $given.Refresh }) } }
        @{ way = 'a password for no file'; id = 'AmbiguousParameterSet'; script = { $given.Sandbox | Connect-GdapPartner -AccessToken $given.Token -ClientSecret $given.Secret } }
        @{ way = 'an access token of the past'; id = 'AccessTokenExpired'; script = { $given.Sandbox | Connect-GdapPartner -AccessToken $given.OldToken } }
        @{ way = 'an access token that is none'; id = 'AccessTokenUnusable'; script = { $given.Sandbox | Connect-GdapPartner -AccessToken "no token but $($given.Short)" } }
        @{ way = 'an access token of another tenant'; id = 'TokenProviderUnusable'; script = { Connect-GdapPartner -TenantId 99999999-0000-0000-0000-000000000009 -TokenProvider { $given.Token } } }
        @{ way = 'a provider''s nonsense'; id = 'TokenProviderUnusable'; script = { Connect-GdapPartner -TokenProvider { "no token but $($given.Short)" } } }
        @{ way = 'a provider''s old token'; id = 'TokenProviderUnusable'; script = { Connect-GdapPartner -TokenProvider { $given.OldToken } } }
        @{ way = 'a new refresh token'; id = 'RedirectPortInUse'; script = { $given.Sandbox | New-PartnerRefreshToken -ClientSecret $given.Secret -Port $given.Sandbox.Uri.Port } }
        @{ way = 'a successor that cannot be stored'; id = 'ScriptBlockFailed'; script = { $given.Sandbox | Connect-GdapPartner -RefreshToken $given.Refresh -RefreshTokenRotated { param($token) throw 'The vault is closed.' } } }
    ) {
        $trace = Get-Trace $script (Get-Given (Start-GdapSandbox))

        $trace.ErrorIds | Should -Contain "$id,GdapTools.Commands.$(if ($id -eq 'RedirectPortInUse') { 'NewPartnerRefreshToken' } else { 'ConnectGdapPartner' })Command"
        Find-Secret $trace | Should -BeNullOrEmpty
    }

    It 'are taken out of what a token provider says when it throws' {
        $trace = Get-Trace { Connect-GdapPartner -TokenProvider { throw "I have $($given.Token)" } } (Get-Given $null)

        $trace.ErrorIds | Should -Contain 'ScriptBlockFailed,GdapTools.Commands.ConnectGdapPartnerCommand'
        $trace.Streams, $trace.Transcript | Should -Match 'secret removed'
        # The engine keeps what the script itself has thrown in $Error.
        Find-Secret $trace | Should -Not -Match 'in (Streams|Transcript|Context)$'
    }

    It 'are not shown when they are stored' -Skip:(-not $IsLinux -or $env:DBUS_SESSION_BUS_ADDRESS) {
        $env:XDG_DATA_HOME = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName

        $trace = Get-Trace { $given.Sandbox | Connect-GdapPartner -UseDeviceCode -PersistTokens -AllowUnencryptedStorage } (Get-Given (Start-GdapSandbox))

        $trace.ErrorIds | Should -BeNullOrEmpty
        Find-Secret $trace | Should -BeNullOrEmpty
        Remove-Item $env:XDG_DATA_HOME -Recurse
    }
}
