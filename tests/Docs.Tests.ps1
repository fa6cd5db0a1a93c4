BeforeDiscovery {
    # The blocks of code of a page, each with its first line to tell it by; in a help topic they are indented by eight.
    $pages = @(foreach ($page in 'README.md', 'docs/401.md') {
        $text = [System.IO.File]::ReadAllText("$PSScriptRoot/../$page") -replace "`r"
        $blocks = [regex]::Matches($text, '(?s)```powershell\n(.*?)\n```') | ForEach-Object { $_.Groups[1].Value }
        @{ Page = $page; Blocks = @($blocks | ForEach-Object { @{ Code = $_; First = ($_ -split '\n')[0] } }) }
    }

    foreach ($topic in 'about_GdapTools', 'about_GdapAuthentication', 'about_GdapSnapshots') {
        $text = [System.IO.File]::ReadAllText("$PSScriptRoot/../en-US/$topic.help.txt") -replace "`r"
        $blocks = [regex]::Matches($text, '(?m)(?:^ {8}(?=[A-Z$(]).*\n)(?:^ {8}.*\n)*') | ForEach-Object { $_.Value -replace '(?m)^ {8}' }
        @{ Page = $topic; Blocks = @($blocks | ForEach-Object { @{ Code = $_.Trim(); First = ($_ -split '\n')[0] } }) }
    })

    $linked = foreach ($page in 'README.md', 'CONTRIBUTING.md', 'SECURITY.md' + (Get-ChildItem "$PSScriptRoot/../docs/*.md" | ForEach-Object { "docs/$($_.Name)" })) {
        @{ Page = $page }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    $module = Get-Module GdapTools

    # Looks for what a page links to beside it, headings included, and tells what is not there.
    function Find-BrokenLink([string] $Page) {
        $folder = Split-Path (Join-Path "$PSScriptRoot/.." $Page)
        $text = [System.IO.File]::ReadAllText("$PSScriptRoot/../$Page")
        foreach ($link in [regex]::Matches($text, '\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)')) {
            $file = Join-Path $folder $link.Groups[1].Value
            $heading = $link.Groups[2].Value
            if ($link.Groups[1].Value -eq '') { $file = Join-Path "$PSScriptRoot/.." $Page }
            if (-not (Test-Path $file)) { $link.Value }
            elseif ($heading) {
                $anchors = [regex]::Matches([System.IO.File]::ReadAllText($file), '(?m)^#+ (.+?)\r?$') |
                    ForEach-Object { $_.Groups[1].Value.ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-' }
                if ($heading -notin $anchors) { $link.Value }
            }
        }
    }
}

# One block after another in one session over a sandbox, as its reader would type them, with the reader's own values in
# the variables and a log that is there.
Describe '<Page>' -ForEach $pages {
    BeforeAll {
        $sandbox = Start-GdapSandbox
        $folder = New-Item (Join-Path $TestDrive (Split-Path $Page -LeafBase)) -ItemType Directory
        $copy = "$($folder.FullName)/output/GdapTools/$($module.Version)"
        Copy-Item $module.ModuleBase $copy -Recurse
        Set-Content "$($folder.FullName)/inspector.log" '2026-11-02 AADSTS50076: you must use multi-factor authentication'
        $path = $env:PATH
        if ($IsLinux) { Add-TestBrowser "$($folder.FullName)/browser" }
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        [void] $shell.AddScript({
                param($folder, $copy, $sandbox)
                Set-Location $folder
                Import-Module "$copy/GdapTools.psd1"
                $ErrorActionPreference = 'Stop'
                $app = $sandbox.ClientId
                $partner = $sandbox.TenantId
                $secret = ConvertTo-SecureString 'invented' -AsPlainText -Force
                $refreshToken = ConvertTo-SecureString 'invented' -AsPlainText -Force
                $endpoints = @{ 'New-PartnerRefreshToken:Port' = 0 }
                foreach ($command in 'Connect-GdapPartner', 'New-PartnerRefreshToken') {
                    $endpoints["${command}:AuthorityHost"] = $sandbox.Uri
                    $endpoints["${command}:GraphEndpoint"] = $sandbox.Uri
                    $endpoints["${command}:PartnerCenterEndpoint"] = $sandbox.Uri
                }
            }).AddParameters(@($folder.FullName, $copy, $sandbox)).Invoke()
    }

    AfterAll {
        $shell.Dispose()
        Stop-GdapSandbox $sandbox
        $env:PATH = $path
    }

    It 'runs as printed: <First>' -ForEach $Blocks {
        if ($Code -match '(?m)Connect-GdapPartner -ClientId \$app -TenantId \$partner$|New-PartnerRefreshToken' -and -not $IsLinux) {
            Set-ItResult -Skipped -Because 'it opens a browser'
        }

        $isLive = $Code -match '-ClientId'
        $shell.Commands.Clear()
        $shell.Streams.ClearStreams()
        [void] $shell.AddScript("`$PSDefaultParameterValues = $(if ($isLive) { '$endpoints' } else { '@{}' })").AddStatement()

        $output = $shell.AddScript($Code).Invoke()

        $shell.Streams.Error | Should -BeNullOrEmpty
        $output.Count -gt 0 -or $Code -match 'Export-GdapReport|-WhatIf|Link -eq Account' | Should -BeTrue
    }
}

Describe 'The page <Page>' -ForEach $linked {
    It 'links to what is there' {
        Find-BrokenLink $Page | Should -BeNullOrEmpty
    }
}

Describe 'docs/images' {
    It 'shows in console.svg what the commands write of each customer' {
        $lines = ([xml] (Get-Content "$PSScriptRoot/../docs/images/console.svg" -Raw)).svg.text | ForEach-Object { $_.InnerText ?? "$_" }
        $null = Connect-GdapPartner -Sandbox
        $customers = Invoke-GdapDiagnostic | Where-Object TargetKind -eq Customer
        Disconnect-GdapPartner

        $customers.Count | Should -BeGreaterThan 0
        foreach ($finding in $customers) {
            $lines -match "^$($finding.Verdict)\s+$($finding.Link)\s+$([regex]::Escape($finding.TargetName.Substring(0, 8))).*\b$($finding.CheckId)\b" |
                Should -HaveCount 1 -Because "$($finding.TargetName) has $($finding.CheckId)"
        }
    }

    It 'holds pictures small enough for a page' {
        Get-ChildItem "$PSScriptRoot/../docs/images/*" -Include *.svg, *.png | ForEach-Object {
            $_.Length | Should -BeGreaterThan 1000
            $_.Length | Should -BeLessThan 200KB
        }
    }
}
