BeforeAll {
    . $PSScriptRoot/common.ps1
    $silent = @{ WarningAction = 'SilentlyContinue' }
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'The lines after the last result' {
    It 'name the one reason, and what to do first' {
        $null = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example @silent

        $null = Invoke-GdapDiagnostic -InformationVariable lines

        $lines.Tags | Select-Object -Unique | Should -Be 'GdapSummary'
        "$($lines[0])" | Should -Be '16 of 16 customers fail. In the partner tenant 2 checks fail, 1 check could not be judged, 2 checks warn.'
        "$($lines[1])" | Should -Match "^16 of 16 customers fail for one reason: The token of svc-inspector@\S+ has no MFA claim, because 'Require MFA' excludes the named location 'Headquarters'"
        "$($lines[2])" | Should -Match "^Do this first: .*take the named location 'Headquarters' out of the exclusions"
        $lines.Count | Should -Be 3
        $readme = Get-Content "$PSScriptRoot/../README.md"
        $readme | Should -Contain "    $($lines[1])"
        $readme | Should -Contain "    $($lines[2])"
    }

    It 'count what <command> found' -ForEach @(
        @{ command = 'Invoke-GdapDiagnostic'; line = '10 of 16 customers fail; 3 work with a warning, 3 pass. In the partner tenant 2 checks warn.' }
        @{ command = 'Test-GdapCustomerAccess'; line = '16 customers: 3 Pass, 3 Warning, 10 Fail. Broken links: Relationship 3, Assignment 3, Consent 2, Account 1, CustomerPolicy 1.' }
        @{ command = 'Test-GdapRelationship'; line = '16 results: 8 Pass, 3 Warning, 5 Fail. First to end or lapse: Kestrel Aviation, in 12 days.' }
    ) {
        $null = Connect-GdapPartner -Sandbox

        $output = & $command -InformationVariable lines

        "$($lines[0])" | Should -Be $line
        $output | Should -Not -Contain $line
    }

    It 'are not written by <command> -Quiet' -ForEach @(
        @{ command = 'Test-GdapCustomerAccess' }
        @{ command = 'Test-GdapRelationship' }
    ) {
        $null = Connect-GdapPartner -Sandbox

        $null = & $command -Quiet -InformationVariable lines

        $lines | Should -BeNullOrEmpty
    }

    It 'are seen in a console, and by nobody in a pipe' {
        if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'there is no script(1) to make a terminal'
        }

        $file = "$TestDrive/closing.ps1"
        $module = (Get-Module GdapTools).Path -replace '\.psm1$', '.psd1'
        Set-Content $file "`$ProgressPreference = 'SilentlyContinue'; Import-Module '$module'; `$null = Connect-GdapPartner -Sandbox; `$null = Invoke-GdapDiagnostic"
        $program = [Environment]::ProcessPath

        $seen = script -qec "$program -NoProfile -File $file" /dev/null
        $piped = & $program -NoProfile -File $file

        "$seen" | Should -Match '10 of 16 customers fail; 3 work with a warning, 3 pass\.'
        $piped | Should -BeNullOrEmpty
    }
}
