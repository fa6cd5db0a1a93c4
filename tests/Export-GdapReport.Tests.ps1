BeforeAll {
    . $PSScriptRoot/common.ps1
    $findings = @(
        [GdapTools.Finding] @{
            Id = 'REL002:1'; CheckId = 'REL002'; Link = 'Relationship'; Verdict = 'Fail'; TargetKind = 'Customer'
            TargetName = 'Contoso <b>'; CustomerTenantId = '00000001-0000-4000-8000-000000000000'; Cause = '=expired'
        }
        [GdapTools.Finding] @{
            Id = 'CUS001:2'; CheckId = 'CUS001'; Link = 'Unknown'; Verdict = 'Pass'; TargetKind = 'Customer'
            TargetName = 'Fabrikam'; CustomerTenantId = '00000002-0000-4000-8000-000000000000'
        }
    )
}

Describe 'Export-GdapReport' {
    BeforeEach {
        $path = Join-Path $TestDrive "$([guid]::NewGuid())"
    }

    It 'writes <Extension> as its extension says' -TestCases @(
        @{ Extension = '.html'; Expected = '^<!DOCTYPE html>' }
        @{ Extension = '.htm'; Expected = '^<!DOCTYPE html>' }
        @{ Extension = '.JSON'; Expected = '"format": "gdap-report/1"' }
        @{ Extension = '.csv'; Expected = '^Customer,CustomerTenantId,' }
    ) {
        $findings | Export-GdapReport "$path$Extension" | Should -BeNullOrEmpty

        Get-Content "$path$Extension" -Raw | Should -Match $Expected
    }

    It 'writes the format asked for, whatever the extension' {
        $findings | Export-GdapReport "$path.txt" -Format Json

        (Get-Content "$path.txt" -Raw | ConvertFrom-Json).findings.checkId | Should -Be @('REL002', 'CUS001')
    }

    It 'takes findings as argument' {
        Export-GdapReport "$path.json" -Finding $findings

        (Get-Content "$path.json" -Raw | ConvertFrom-Json).summary | Should -Be '1 of 2 customers fails; 1 passes.'
    }

    It 'keeps hostile text harmless' {
        $findings | Export-GdapReport "$path.html"
        $findings | Export-GdapReport "$path.csv"

        Get-Content "$path.html" -Raw | Should -Match 'Contoso &lt;b&gt;'
        (Import-Csv "$path.csv")[0].Cause | Should -Be "'=expired"
    }

    It 'says that nothing was examined when there are no findings' {
        @() | Export-GdapReport "$path.html" -WarningVariable warning -WarningAction SilentlyContinue

        Get-Content "$path.html" -Raw | Should -Match 'Nothing was examined'
        $warning | Should -HaveCount 1
    }

    It 'writes nothing with -WhatIf' {
        $findings | Export-GdapReport "$path.html" -WhatIf -PassThru | Should -BeNullOrEmpty

        Test-Path "$path.html" | Should -BeFalse
    }

    It 'writes the file to the pipeline with -PassThru' {
        $file = $findings | Export-GdapReport "$path.html" -PassThru

        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be "$path.html"
    }

    It 'resolves drives and the current location' {
        Push-Location $TestDrive
        try {
            $findings | Export-GdapReport relative.csv
            $findings | Export-GdapReport 'TestDrive:\drive.csv'
        }
        finally {
            Pop-Location
        }

        Test-Path (Join-Path $TestDrive relative.csv), (Join-Path $TestDrive drive.csv) | Should -Be @($true, $true)
    }

    It 'leaves a file that is there, unless told to replace it' {
        Set-Content "$path.html" 'old'

        { $findings | Export-GdapReport "$path.html" } |
            Should -Throw -ErrorId 'ReportFileExists,GdapTools.Commands.ExportGdapReportCommand'
        Get-Content "$path.html" | Should -Be 'old'

        $findings | Export-GdapReport "$path.html" -Force
        Get-Content "$path.html" -Raw | Should -Match '^<!DOCTYPE html>'
    }

    It 'fails with <ErrorId> on <Name>, before any finding comes' -TestCases @(
        @{ Name = 'no format'; Target = 'report.txt'; ErrorId = 'ReportFormatUnknown' }
        @{ Name = 'no folder'; Target = 'none/report.html'; ErrorId = 'ReportFolderNotFound' }
        @{ Name = 'a folder'; Target = 'folder.html'; ErrorId = 'ReportPathIsFolder' }
        @{ Name = 'no file system'; Target = 'Env:report.html'; ErrorId = 'ReportPathNotFile' }
    ) {
        $null = New-Item (Join-Path $TestDrive folder.html) -ItemType Directory -Force
        $full = if ($Target -like '*:*') { $Target } else { Join-Path $TestDrive $Target }
        $script:asked = $false

        { & { $script:asked = $true; $findings } | Export-GdapReport $full } |
            Should -Throw -ErrorId "$ErrorId,GdapTools.Commands.ExportGdapReportCommand"
        $script:asked | Should -BeFalse
    }

    It 'names the session at the top' {
        $context = Connect-GdapPartner -Sandbox
        try {
            $findings | Export-GdapReport "$path.json"
        }
        finally {
            Disconnect-GdapPartner
        }

        $report = Get-Content "$path.json" -Raw | ConvertFrom-Json
        $report.partnerTenantId | Should -Be $context.TenantId
        $report.account | Should -Be $context.UserPrincipalName
        $report.mfaClaim | Should -Be 'Pass'
    }
}
