# Dot-sourced by every Pester file: imports the built module, never the source tree.
$path = if ($env:GDAPTOOLS_MODULE) { $env:GDAPTOOLS_MODULE } else { Resolve-Path "$PSScriptRoot/../output/GdapTools/*" | Select-Object -Last 1 }
Import-Module (Join-Path $path 'GdapTools.psd1')

# An invented, unsigned token; claims given replace those of a live delegated Graph token with the MFA claim.
function New-TestToken([hashtable] $Claims = @{}) {
    $all = @{
        aud = 'https://graph.microsoft.com'
        tid = 'aaaabbbb-0000-cccc-1111-dddd2222eeee'
        ver = '1.0'
        scp = 'User.Read Group.Read.All'
        upn = 'automation@partner.example'
        amr = @('pwd', 'mfa')
        exp = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
    }
    $Claims.Keys | ForEach-Object { $all[$_] = $Claims[$_] }
    $parts = @{ alg = 'none'; typ = 'JWT' }, $all | ForEach-Object {
        $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $_ -Compress))
        [Convert]::ToBase64String($bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    }
    "$($parts -join '.').not-a-signature"
}

# Puts a browser named xdg-open first on the PATH, for Linux; the caller resets $env:PATH. It signs in at a sandbox and comes
# back, unless it is to do nothing (Idle). It writes what it was asked to open to the file 'pages' in the folder.
function Add-TestBrowser([string] $Folder, [switch] $Idle) {
    $null = New-Item -ItemType Directory $Folder -Force
    $program = [Environment]::ProcessPath
    $next = if ($Idle) { 'exit 0' } else { "exec '$program' -NoProfile -NonInteractive -File '$Folder/browser.ps1' `"`$1`"" }
    Set-Content "$Folder/xdg-open" "#!/bin/sh`necho `"`$1`" >> '$Folder/pages'`n$next"
    Set-Content "$Folder/browser.ps1" @'
param([uri] $Page)
$answer = Invoke-WebRequest $Page -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction SilentlyContinue
if ($answer.StatusCode -eq 302) {
    $null = Invoke-WebRequest "$($answer.Headers.Location)" -SkipHttpErrorCheck
}
elseif ($answer.Content -match 'action="([^"]+)"') {
    $address = [Net.WebUtility]::HtmlDecode($Matches[1])
    $form = @{}
    [regex]::Matches($answer.Content, 'name="([^"]+)" value="([^"]*)"') | ForEach-Object {
        $form[$_.Groups[1].Value] = [Net.WebUtility]::HtmlDecode($_.Groups[2].Value)
    }
    $null = Invoke-WebRequest $address -Method Post -Body $form -SkipHttpErrorCheck
}
'@
    & chmod +x "$Folder/xdg-open"
    $env:PATH = "$Folder$([IO.Path]::PathSeparator)$env:PATH"
}

# A certificate with an RSA key in memory, valid today.
function New-TestCertificate {
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
        'CN=GdapTools test', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-1), [DateTimeOffset]::Now.AddDays(1))
}

# A token of a sandbox, as another program would get it.
function Get-SandboxToken($Sandbox, [hashtable] $Form = @{}, [string] $TenantId = $Sandbox.TenantId) {
    $all = @{ grant_type = 'refresh_token'; refresh_token = 'any'; client_id = $Sandbox.ClientId; scope = 'https://graph.microsoft.com/.default' }
    $Form.Keys | ForEach-Object { $all[$_] = $Form[$_] }
    (Invoke-RestMethod "$($Sandbox.Uri)$TenantId/oauth2/v2.0/token" -Method Post -Body $all).access_token
}

# How a session on a sandbox is opened that may write, by its address: what is sent can be seen in its Requests.
function Connect-TestSandbox($Sandbox) {
    $null = $Sandbox | Connect-GdapPartner -RefreshToken any
}

# The requests that change something, of Microsoft Graph alone.
function Get-WriteRequest($Sandbox) {
    $Sandbox.Requests | Where-Object { $_.Method -ne 'GET' -and $_.Path -like 'v1.0/*' -and $_.Path -notlike '*$batch' }
}

# What -WhatIf would say, line by line: it goes to the host, so a session of its own is asked.
function Get-WhatIfText([string] $Script, $Sandbox) {
    $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'
    $text = "Import-Module '$manifest'; `$null = Connect-GdapPartner -GraphEndpoint '$($Sandbox.Uri)' -AuthorityHost '$($Sandbox.Uri)' " +
        "-PartnerCenterEndpoint '$($Sandbox.Uri)' -TenantId '$($Sandbox.TenantId)' -ClientId '$($Sandbox.ClientId)' -RefreshToken any; $Script"
    $program = [Environment]::ProcessPath
    & $program -NoProfile -NonInteractive -Command $text | Where-Object { $_ -like 'What if:*' }
}
