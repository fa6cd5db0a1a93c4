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
