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
