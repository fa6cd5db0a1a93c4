# Ctrl+C in the middle of many changes.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'

    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
            Start-Sleep -Milliseconds 10
        }
    }
}

AfterAll {
    Stop-GdapSandbox
}

Describe 'Ctrl+C' {
    It 'ends at once, says where it stopped, and running it again completes it' -Skip:(-not $IsLinux) {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Timeout'; Method = 'POST'; Path = 'v1.0/*'; Skip = 5; Times = 2 }
        $rows = "1..20 | ForEach-Object { [pscustomobject] @{ DisplayName = `"Stopped `$_`" } }"
        $script = "Import-Module '$manifest'; `$null = Connect-GdapPartner -GraphEndpoint '$($sandbox.Uri)' -AuthorityHost '$($sandbox.Uri)' " +
            "-PartnerCenterEndpoint '$($sandbox.Uri)' -TenantId '$($sandbox.TenantId)' -ClientId '$($sandbox.ClientId)' -RefreshToken any; " +
            "$rows | New-GdapRelationship -Role 'Global Reader' -ThrottleLimit 2 | ForEach-Object DisplayName"
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        '-NoProfile', '-NonInteractive', '-Command', $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEndAsync()

        # Both places are taken by requests that get no answer.
        Wait-Until { $sandbox.LiveRequests -eq 2 -and @(Get-WriteRequest $sandbox | Where-Object Status -EQ 0).Count -eq 2 }
        & kill -INT $process.Id
        $process.WaitForExit(10000) | Should -BeTrue

        $text = $output.GetAwaiter().GetResult()
        $position = [regex]::Match($text, "Stopped after 5 of 20\. Under way, and perhaps done: '(Stopped \d)', '(Stopped \d)'\. Not begun: 13, from 'Stopped 8' on\.")
        $position.Success | Should -BeTrue -Because $text

        # Which two of the first seven hang is chance: one can overtake the other.
        $underWay = $position.Groups[1, 2].Value
        $told = $text -split '\r?\n' | Where-Object { $_ -match '^Stopped \d$' }
        $told + $underWay | Sort-Object | Should -Be (1..7 | ForEach-Object { "Stopped $_" })
        Wait-Until { $sandbox.LiveRequests -eq 0 }

        Connect-TestSandbox $sandbox
        $new = & ([scriptblock]::Create($rows)) | New-GdapRelationship -Role 'Global Reader'
        @($new).Count | Should -Be 20
        @(Get-GdapRelationship | Where-Object DisplayName -like 'Stopped *').Count | Should -Be 20
        Disconnect-GdapPartner
    }
}
