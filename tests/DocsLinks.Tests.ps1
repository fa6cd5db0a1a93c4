# What README and docs link to beside them is there, and the pictures show what the commands write.
BeforeDiscovery {
    . $PSScriptRoot/docs.ps1
    $pages = Get-DocsPage | Where-Object { $_ -notlike 'en-US/*' } | ForEach-Object { @{ Page = $_ } }
}

BeforeAll {
    . $PSScriptRoot/common.ps1

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

Describe 'The page <Page>' -ForEach $pages {
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
