BeforeAll {
    . $PSScriptRoot/common.ps1
    $path = $env:PATH
    $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'

    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 30) { throw "Not within 30 seconds: $Condition" }
            Start-Sleep -Milliseconds 10
        }
    }

    function Test-Port([int] $Port) {
        $client = [Net.Sockets.TcpClient]::new()
        try { $client.Connect([Net.IPAddress]::Loopback, $Port); $true } catch { $false } finally { $client.Dispose() }
    }

    # Starts it in a runspace of its own, stops it as Ctrl+C does once it hangs, and waits for its end.
    function Stop-Midway([scriptblock] $Script, $Sandbox, [scriptblock] $Hangs, [hashtable] $Given = @{}) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($manifest, $text, $sandbox, $given)
                    Import-Module $manifest
                    & ([scriptblock]::Create($text)) $sandbox $given
                }).AddArgument($manifest).AddArgument("$Script").AddArgument($Sandbox).AddArgument($Given)
            $running = $shell.BeginInvoke()
            Wait-Until { $running.IsCompleted -or (& $Hangs) }
            $running.IsCompleted | Should -BeFalse -Because 'it is to hang'

            $stopping = $shell.BeginStop($null, $null)

            Wait-Until { $stopping.IsCompleted -and $running.IsCompleted }
            $shell.EndStop($stopping)
            $shell.InvocationStateInfo.State | Should -Be Stopped
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Ctrl+C' {
    AfterEach {
        $env:PATH = $path
        $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
        Stop-GdapSandbox
    }

    It 'ends <way> that gets no answer' -ForEach @(
        @{ way = 'a client secret'; script = { param($s) $s | Connect-GdapPartner -ClientSecret any } }
        @{ way = 'a certificate'; script = { param($s, $given) $s | Connect-GdapPartner -Certificate $given.Certificate } }
        @{ way = 'a refresh token'; script = { param($s) $s | Connect-GdapPartner -RefreshToken any } }
        @{ way = 'a refresh token with secret'; script = { param($s) $s | Connect-GdapPartner -RefreshToken any -ClientSecret any -RequireMfa } }
        @{ way = 'a device code'; script = { param($s) $s | Connect-GdapPartner -UseDeviceCode } }
        @{ way = 'the asking for a device code'; at = '*/devicecode'; script = { param($s) $s | Connect-GdapPartner -UseDeviceCode } }
        @{ way = 'a new refresh token by device code'; script = { param($s) $s | New-PartnerRefreshToken -UseDeviceCode } }
        @{ way = 'the asking for a new refresh token''s code'; at = '*/devicecode'; script = { param($s) $s | New-PartnerRefreshToken -UseDeviceCode } }
        @{ way = 'a managed identity'; at = 'msi/token'; script = { param($s) $s | Connect-GdapPartner -ManagedIdentity -ManagedIdentityClientId (New-Guid) } }
        @{ way = 'a federated identity'; at = '*/oauth2/v2.0/token'; script = { param($s) $s | Connect-GdapPartner -FederatedIdentity } }
    ) {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Timeout'; Path = $(if ($at) { $at } else { '*/oauth2/v2.0/token' }) }
        $env:IDENTITY_ENDPOINT = "$($sandbox.Uri)msi/token"
        $env:IDENTITY_HEADER = 'x'

        Stop-Midway $script $sandbox { $sandbox.LiveRequests -gt 0 } @{ Certificate = New-TestCertificate }

        Wait-Until { $sandbox.LiveRequests -eq 0 }
    }

    It 'ends the polling for a device code' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Throttle'; Path = '*/oauth2/v2.0/token'; RetryAfter = '00:05:00' }

        Stop-Midway { param($s) $s | Connect-GdapPartner -UseDeviceCode } $sandbox { $sandbox.Requests.Path -like '*/token' }

        Wait-Until { $sandbox.LiveRequests -eq 0 }
    }

    It 'ends the work of a session' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Timeout'; Path = 'v1.0/*' }

        Stop-Midway { param($s) $null = $s | Connect-GdapPartner -RefreshToken any; Get-GdapCustomer } $sandbox { $sandbox.LiveRequests -gt 0 }

        Wait-Until { $sandbox.LiveRequests -eq 0 }
    }

    It 'ends a token provider' {
        $given = @{ Asked = [Collections.Generic.List[object]]::new() }

        Stop-Midway { param($s, $given) Connect-GdapPartner -TokenProvider { $given.Asked.Add(1); while ($true) { Start-Sleep -Milliseconds 50 } } } $null { $given.Asked.Count -gt 0 } $given
    }

    It 'ends <way> whose browser never comes back, and its listener' -Skip:(-not $IsLinux) -ForEach @(
        @{ way = 'a sign-in'; script = { param($s) $s | Connect-GdapPartner } }
        @{ way = 'a new refresh token'; script = { param($s) $s | New-PartnerRefreshToken -ClientSecret any -Port 0 } }
    ) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Add-TestBrowser $folder -Idle
        $sandbox = Start-GdapSandbox
        $seen = @{}

        Stop-Midway $script $sandbox {
            if ((Test-Path "$folder/pages") -and (Get-Content "$folder/pages" -Raw) -match 'redirect_uri=http%3A%2F%2Flocalhost%3A(\d+)') {
                $seen.Port = [int] $Matches[1]
            }
            $null -ne $seen.Port
        }

        Wait-Until { -not (Test-Port $seen.Port) }
        $sandbox.LiveRequests | Should -Be 0
    }

    It 'ends the redemption of <way>''s code, and its listener' -Skip:(-not $IsLinux) -ForEach @(
        @{ way = 'a sign-in'; script = { param($s) $s | Connect-GdapPartner } }
        @{ way = 'a new refresh token'; script = { param($s) $s | New-PartnerRefreshToken -ClientSecret any -Port 0 } }
    ) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        Add-TestBrowser $folder
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Timeout'; Path = '*/oauth2/v2.0/token' }

        Stop-Midway $script $sandbox { ($sandbox.Requests.Path -like '*/token') -and $sandbox.LiveRequests -gt 0 }

        Wait-Until { $sandbox.LiveRequests -eq 0 }
        $null = (Get-Content "$folder/pages" -Raw) -match 'redirect_uri=http%3A%2F%2Flocalhost%3A(\d+)'
        $port = [int] $Matches[1]
        Wait-Until { -not (Test-Port $port) }
    }
}
