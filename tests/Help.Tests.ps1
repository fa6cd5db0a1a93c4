BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $pages = foreach ($name in (Get-Module GdapTools).ExportedCmdlets.Keys | Sort-Object) {
        @{ Name = $name; Examples = @((Get-Help $name).examples.example) }
    }

    $withoutMfa = 'Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example'
    $topics = Get-ChildItem "$PSScriptRoot/../en-US/about_*.help.txt" | ForEach-Object { @{ Topic = $_.Name -replace '\.help\.txt$'; File = $_.FullName } }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/docs.ps1
    $loopback = Start-GdapSandbox
}

AfterAll {
    Stop-GdapSandbox $loopback
}

Describe 'Get-Help <Name>' -ForEach $pages {
    It 'knows each parameter' {
        $parameters = (Get-Command $Name).Parameters.Keys |
            Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }

        $shown = if ($parameters) { Get-Help $Name -Parameter * }

        $shown.name | Sort-Object | Should -Be ($parameters | Sort-Object)
        $shown | Where-Object { -not $_.description.Text } | Should -BeNullOrEmpty
    }

    It 'shows synopsis, description, examples, output and notes' {
        $text = Get-Help $Name -Full | Out-String -Width 200

        $text | Should -Match '(?m)^SYNOPSIS\s+\S.*\.\r?$'
        $text | Should -Match '(?m)^DESCRIPTION\s+\S'
        $text | Should -Match '(?m)^OUTPUTS\s+\S'
        $text | Should -Match '(?m)^NOTES\s+\S'
        $text | Should -Match '- Example 2: '
        $text | Should -Match '(?m)^RELATED LINKS[\s\S]+https://learn\.microsoft\.com/'
        $text | Should -Not -Match '```'
    }

    # One after another in one session over the sandbox, as a reader would try them.
    Context 'examples' {
        BeforeAll {
            $folder = (New-Item (Join-Path $TestDrive $Name) -ItemType Directory).FullName
            $env:PARTNER_CLIENT_SECRET = $env:PARTNER_REFRESH_TOKEN = 'invented'
            $shell = New-ReaderSession $folder $loopback
            $null = Invoke-InSession $shell 'Connect-GdapPartner -Sandbox'
        }

        AfterAll {
            $shell.Dispose()
            Remove-Item Env:PARTNER_CLIENT_SECRET, Env:PARTNER_REFRESH_TOKEN
        }

        It 'runs as printed: <_.title>' -ForEach $Examples {
            $results = @(Invoke-AsPrinted $shell $_.code)

            $results.Count | Should -BeGreaterThan 0
            $results.Errors | Should -BeNullOrEmpty
            $results | Where-Object IsWanting | ForEach-Object Statement | Should -BeNullOrEmpty
        }
    }
}

# Where an example asks, the answer above was this one or the other; here it is the other.
Describe 'The example of <Name> that asks, <When>' -ForEach @(
    @{ Name = 'Connect-GdapPartner'; When = 'in Azure Automation'; Before = '$env:IDENTITY_ENDPOINT = "$($standIn.Sandbox.Uri)msi/token"; $env:IDENTITY_HEADER = "any"'; Shows = 'RefreshToken' }
    @{ Name = 'Get-GdapContext'; When = 'without a session'; Before = 'Disconnect-GdapPartner'; Shows = 'Sandbox' }
    @{ Name = 'Test-GdapCustomerAccess'; When = 'without the MFA claim'; Before = $withoutMfa; Shows = 'cannot work at Oakhaven' }
    @{ Name = 'Test-GraphMfaClaim'; When = 'without the MFA claim'; Before = $withoutMfa; Shows = 'has no MFA claim' }
    if ($IsLinux) { @{ Name = 'New-PartnerRefreshToken'; When = 'without the MFA claim'; Before = $withoutMfa; After = '$standIn.Vault.PartnerToken'; Shows = 'SecureString' } }
) {
    BeforeAll {
        $path = $env:PATH
        if ($IsLinux) { Add-TestBrowser "$TestDrive/browser" }
        $shell = New-ReaderSession $TestDrive $loopback
        $null = Invoke-InSession $shell "Connect-GdapPartner -Sandbox; $Before"
    }

    AfterAll {
        $shell.Dispose()
        $env:PATH = $path
        $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
    }

    It 'does what it says' {
        $code = @((Get-Help $Name).examples.example.code) -match '(?m)^if ' | Select-Object -First 1

        $output = Invoke-InSession $shell "try { $code } catch { `$_ }`n$After" -IsLive:($code -match 'ClientId')

        $shell.Streams.Error | Should -BeNullOrEmpty
        "$($output | Out-String) $($shell.Streams.Warning)" | Should -Match $Shows
    }
}

Describe 'Get-Help -Online' {
    # Whatever opens a page is given the first address of the page's links.
    It 'opens an address for <Name>' -ForEach $pages -Skip:(-not $IsLinux) {
        $folder = New-Item (Join-Path $TestDrive "browser-$Name") -ItemType Directory
        $path = $env:PATH
        try {
            Add-TestBrowser $folder -Idle
            Get-Help $Name -Online
            $limit = [System.Diagnostics.Stopwatch]::StartNew()
            $opened = "$folder/pages"
            [void] [System.Threading.SpinWait]::SpinUntil({ (Test-Path $opened) -and (Get-Item $opened).Length }, 10000)
        }
        finally {
            $env:PATH = $path
        }

        $limit.Elapsed.TotalSeconds | Should -BeLessThan 10
        Get-Content $opened | Should -Match '^https://learn\.microsoft\.com/\S+$'
    }
}

Describe 'Get-Help <Topic>' -ForEach $topics {
    It 'finds the page in the package, as it is' {
        $text = Get-Help $Topic | Out-String -Width 200

        ($text -replace "`r").Trim() | Should -Be ([System.IO.File]::ReadAllText($File) -replace "`r").Trim()
        $text | Should -Match "^TOPIC\s+$Topic\s+SHORT DESCRIPTION\s+\S"
    }

    It 'fits a console of 80 columns, addresses aside' {
        [System.IO.File]::ReadAllLines($File) | Where-Object { $_.Length -gt 80 -and $_ -notmatch '^\s*https://\S+$' } | Should -BeNullOrEmpty
    }

    It 'names topics that there are' {
        $text = [System.IO.File]::ReadAllText($File)
        [regex]::Matches($text, 'about_\w+') | Where-Object { -not (Test-Path "$PSScriptRoot/../en-US/$_.help.txt") } | Should -BeNullOrEmpty
    }
}

Describe 'about_GdapChecks' {
    It 'is what the catalogue makes of it: build.ps1 Docs' {
        $made = Join-Path $TestDrive 'about_GdapChecks.help.txt'
        & "$PSScriptRoot/../src/GdapTools/Help/Export-AboutChecks.ps1" "$PSScriptRoot/../src/GdapTools.Core/Data/checks.json" $made

        [System.IO.File]::ReadAllText($made) | Should -BeExactly ([System.IO.File]::ReadAllText("$PSScriptRoot/../en-US/about_GdapChecks.help.txt") -replace "`r")
    }

    It 'tells of every check' {
        $text = Get-Help about_GdapChecks | Out-String
        $checks = (Get-Content "$PSScriptRoot/../src/GdapTools.Core/Data/checks.json" -Raw | ConvertFrom-Json).checks

        $checks.Count | Should -BeGreaterThan 40
        $checks | Where-Object { $text -notmatch "(?m)^    $($_.id)  " } | Should -BeNullOrEmpty
    }
}

Describe 'Get-Help about_GdapTools' {
    It 'names the chain, the verdicts and the two commands' {
        $text = Get-Help about_GdapTools | Out-String

        foreach ($link in [Enum]::GetNames([GdapTools.ChainLink])) {
            $text | Should -Match "\b$link\b"
        }

        foreach ($verdict in [Enum]::GetNames([GdapTools.GdapVerdict])) {
            $text | Should -Match "(?m)^    $verdict\b"
        }

        $text | Should -Match 'Connect-GdapPartner -Sandbox\s+Invoke-GdapDiagnostic'
    }
}
