BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Invoke-GdapDiagnostic, signed in with the MFA claim' {
    BeforeAll {
        $null = Connect-GdapPartner -Sandbox
        $findings = Invoke-GdapDiagnostic
    }

    AfterAll {
        Disconnect-GdapPartner
    }

    It 'tells the partner first' {
        $firstCustomer = [array]::FindIndex($findings, [Predicate[object]] { $args[0].CustomerTenantId })

        $findings[0..($firstCustomer - 1)].CheckId | Should -Contain POS001
        $findings[$firstCustomer..($findings.Count - 1)].CustomerTenantId | Should -Not -Contain $null
    }

    It 'warns that headquarters signs in without MFA' {
        $posture = $findings | Where-Object CheckId -EQ POS001

        $posture.Verdict | Should -Be Warning
        $posture.Evidence.Gaps | Should -Match 'Headquarters'
    }

    It 'gives each customer one finding with evidence and a document' {
        $customers = $findings | Where-Object CustomerTenantId

        $customers.Count | Should -Be 16
        $customers | ForEach-Object {
            $_.Evidence.Count | Should -BeGreaterThan 0
            $_.DocumentationUri | Should -Not -BeNullOrEmpty
            $_.CausedBy | Should -BeNullOrEmpty
        }
    }

    It 'takes customers from the pipeline' {
        $some = Get-GdapCustomer -Customer 'O*' | Invoke-GdapDiagnostic | Where-Object CustomerTenantId

        $some.TargetName | Should -Be 'Oakhaven Hotels'
    }
}

Describe 'Invoke-GdapDiagnostic, signed in from the trusted network' {
    BeforeAll {
        $null = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction SilentlyContinue
        $findings = Invoke-GdapDiagnostic
    }

    AfterAll {
        Disconnect-GdapPartner
    }

    It 'names one cause that explains every customer' {
        $root = $findings | Where-Object Explains -GT 0

        $root.Count | Should -Be 1
        $root.CheckId | Should -Be TOK001
        $root.Explains | Should -Be 16
        $root.Cause | Should -Match "'Require MFA' excludes the named location 'Headquarters'"
        ($findings | Where-Object CustomerTenantId).CausedBy | Select-Object -Unique | Should -Be $root.Id
    }
}

Describe 'Invoke-GdapDiagnostic without a session' {
    It 'names the command that opens one' {
        { Invoke-GdapDiagnostic } | Should -Throw -ErrorId 'NotConnected,GdapTools.Commands.InvokeGdapDiagnosticCommand'
        $Error[0].ErrorDetails.RecommendedAction | Should -Match 'Connect-GdapPartner'
    }
}

Describe 'Invoke-GdapDiagnostic -FailOn' {
    BeforeAll {
        $null = Connect-GdapPartner -Sandbox
        $all = Invoke-GdapDiagnostic
        $failed = $all | Where-Object Verdict -EQ Fail
        $ownId = 'FindingsFailed,GdapTools.Commands.InvokeGdapDiagnosticCommand'
        $reportId = 'FindingsFailed,GdapTools.Commands.ExportGdapReportCommand'
    }

    AfterAll {
        Disconnect-GdapPartner
    }

    It 'ends with an error after all output' {
        $failure = { Invoke-GdapDiagnostic -FailOn Fail -OutVariable written } | Should -Throw -ErrorId $ownId -PassThru
        $failure.CategoryInfo.Category | Should -Be InvalidResult
        $failure.TargetObject | Should -HaveCount $failed.Count
        $failure.TargetObject | Sort-Object | Should -Be ($failed.Id | Sort-Object)
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Remediation'
        "$failure" | Should -BeLike "$($failed.Count) findings are Fail: *; and $($failed.Count - 5) more."
    }

    It 'takes several verdicts, and counts each' {
        $failure = { Invoke-GdapDiagnostic -FailOn Warning, Fail } | Should -Throw -ErrorId $ownId -PassThru

        "$failure" | Should -Match "\($($failed.Count) Fail and \d+ Warning\)"
        $failure.TargetObject[0] | Should -BeIn $failed.Id
    }

    It 'ends without an error where there is none of them' {
        @(Invoke-GdapDiagnostic Oakhaven* -FailOn Fail, Unknown -ErrorAction Stop).Count | Should -BeGreaterThan 1
    }

    It 'is no other error: -ErrorAction does not silence it' {
        { Invoke-GdapDiagnostic -FailOn Fail -ErrorAction SilentlyContinue } | Should -Throw -ErrorId $ownId
    }

    It 'leaves all findings in -OutVariable, whatever the pipeline loses' {
        { Invoke-GdapDiagnostic -FailOn Fail -OutVariable kept | Sort-Object TargetName | Set-Variable sorted } | Should -Throw -ErrorId $ownId
        try {
            Invoke-GdapDiagnostic -FailOn Fail -OutVariable kept | Sort-Object TargetName -OutVariable sorted
        }
        catch {
            $kept.Count | Should -Be $all.Count
        }

        $sorted | Should -BeNullOrEmpty
    }

    It 'lets Export-GdapReport write its report, which then fails with <format>' -ForEach @(
        @{ format = 'html' }, @{ format = 'json' }, @{ format = 'csv' }
    ) {
        $path = Join-Path $TestDrive "report.$format"

        $failure = { Invoke-GdapDiagnostic -FailOn Fail | Export-GdapReport $path } | Should -Throw -ErrorId $reportId -PassThru

        $failure.TargetObject | Should -HaveCount $failed.Count
        $text = Get-Content $path -Raw
        $all.CustomerTenantId | Where-Object { $_ } | ForEach-Object { $text.Contains($_) | Should -BeTrue }
    }

    It 'lets it write what others let through, and its file' {
        $path = Join-Path $TestDrive 'some.csv'

        { Invoke-GdapDiagnostic -FailOn Fail | Where-Object Verdict -EQ Fail | Export-GdapReport $path -PassThru | Set-Variable file } |
            Should -Throw -ErrorId $reportId

        @(Import-Csv $path).Count | Should -Be $failed.Count
    }

    It 'fails itself where no finding came through to the report' {
        { Invoke-GdapDiagnostic -FailOn Fail | Where-Object Verdict -EQ Warning | Export-GdapReport "$TestDrive/none.csv" } |
            Should -Throw -ErrorId $ownId
    }

    It 'does not leave its error to a report of another pipeline <case>' -ForEach @(
        @{ case = 'of its own length'; inner = { Invoke-GdapDiagnostic -FailOn Fail | Where-Object Id } }
        @{ case = 'of another length'; inner = { Invoke-GdapDiagnostic -FailOn Fail } }
    ) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).csv"

        & {
            try {
                & $inner
            }
            catch {
                $script:inner = $_
            }
        } | Export-GdapReport $path

        $script:inner.FullyQualifiedErrorId | Should -Be $ownId
        @(Import-Csv $path).Count | Should -Be $all.Count
    }

    It 'does not write a report under -WhatIf, and fails' {
        { Invoke-GdapDiagnostic -FailOn Fail | Export-GdapReport "$TestDrive/whatif.csv" -WhatIf } | Should -Throw -ErrorId $reportId
        "$TestDrive/whatif.csv" | Should -Not -Exist
    }

    It 'names the one cause, and counts what it causes' {
        $null = Connect-GdapPartner -Sandbox -LoginHint svc-inspector@harborlane.example -WarningAction SilentlyContinue

        $failure = { Invoke-GdapDiagnostic -FailOn Fail } | Should -Throw -ErrorId $ownId -PassThru

        "$failure" | Should -Match '^18 findings are Fail: TOK001 MFA claim in the token \(\S+\), which explains 16 customers; and 17 more\.$'
        $failure.TargetObject[0] | Should -Be TOK001
    }

    It 'counts nobody examined as <verdict> only' -ForEach @(@{ verdict = 'Unknown' }) {
        { @() | Invoke-GdapDiagnostic -FailOn $verdict } | Should -Throw -ErrorId $ownId
        @() | Invoke-GdapDiagnostic -FailOn Fail, Warning | Should -BeNullOrEmpty
    }

    It 'takes no other verdict' {
        { Invoke-GdapDiagnostic -FailOn Pass } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'A refusal that means one thing at home and another at a customer' {
    It 'is told as Resolve-GraphError tells it: AADSTS<code> of a customer' -ForEach @(@{ code = 50158 }) {
        $snapshot = Get-Content "$PSScriptRoot/../src/GdapTools.Sandbox/Samples/sample-partner.json" -Raw | ConvertFrom-Json -Depth 100 -AsHashtable
        $description = "AADSTS${code}: External security challenge not satisfied."
        $customer = '88b53dd1-84a1-42a1-8f6f-07a6086c90b5'
        $snapshot.tenants[$customer].tokenError = @{ error = 'invalid_grant'; error_codes = @($code); error_description = $description }
        $file = Join-Path $TestDrive 'refusing.json'
        $snapshot | ConvertTo-Json -Depth 100 | Set-Content $file
        $null = Connect-GdapPartner -Snapshot $file

        $finding = Invoke-GdapDiagnostic -Customer $customer | Where-Object CustomerTenantId -EQ $customer
        $resolved = Resolve-GraphError "POST https://login.microsoftonline.com/$customer/oauth2/v2.0/token: $description"

        $finding.Verdict | Should -Be Fail
        $finding.Link | Should -Be CustomerPolicy
        $resolved.Link | Should -Be $finding.Link
        Disconnect-GdapPartner
    }
}
