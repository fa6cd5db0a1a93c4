# What users see without asking for properties: nothing that matters is cut, and each step and command has its line.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox

    function Get-Shown($Value, [int] $Width = 500) {
        ($Value | Out-String -Width $Width) -replace "`r"
    }
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Format-List' {
    It 'shows all steps and commands of <Name>, each on its line' -ForEach @(
        @{ Name = 'a finding'; Make = { Invoke-GdapDiagnostic -Customer 'Elmfield*' | Where-Object CheckId -EQ ASN002 }; Repair = $true }
        @{ Name = 'the access to a customer'; Make = { Test-GdapCustomerAccess 'Elmfield*' }; Repair = $true }
        @{ Name = 'the health of relationships'; Make = { Test-GdapRelationship 'Oakhaven*' -Profile CIPP -InformationAction Ignore }; Repair = $true }
        @{ Name = 'effective access'; Make = { Get-GdapEffectiveAccess -Customer 'Fjordline*' }; Repair = $false }
    ) {
        $value = & $Make

        $shown = Get-Shown ($value | Format-List)

        $value.Remediation.Count | Should -BeGreaterThan 0
        for ($step = 1; $step -le $value.Remediation.Count; $step++) {
            $shown | Should -Match "(?m)^\s*(Remediation\s+: )?$step\. \S"
        }

        ($shown -split '\n' -match '^(RepairCommands\s+:|\s+)\s*(New|Set|Remove)-Gdap').Count | Should -Be $(if ($Repair) { $value.RepairCommands.Count } else { 0 })
        foreach ($pair in $value.Evidence.GetEnumerator()) {
            $shown | Should -Match "(?m)^(Evidence\s+: |\s+)$([regex]::Escape($pair.Key)):( |$)"
        }

        $shown | Should -Match "(?m)^Verdict +: $($value.Verdict)$"
        $shown | Should -Not -Match "$([char] 0x2026)|\{"
    }

    It 'leaves out what is not told' {
        $pass = Get-Shown (Invoke-GdapDiagnostic -Customer 'Northgate*' | Where-Object CheckId -EQ CUS001 | Format-List)

        $pass | Should -Match 'Northgate Schools'
        $pass | Should -Not -Match 'Remediation|RepairCommands|CausedBy|Explains|MissingPermissions'
    }
}

Describe 'Without Format-List' {
    It 'a finding stays a line of a table' {
        Get-Shown (Invoke-GdapDiagnostic -Customer 'Northgate*') | Should -Match '(?m)^Verdict Link +Target +Check +Cause$'
    }

    It 'a session says when it ends in UTC, and nothing of a snapshot that it is not' {
        $shown = Get-Shown (Get-GdapContext)

        $shown | Should -Match '(?m)^Expires +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$'
        $shown | Should -Not -Match 'Captured'
    }

    It 'a consent says in full why it is not known' {
        $consent = Get-GdapConsent 'Northgate Schools'

        $consent.Status | Should -Be Unknown
        (Get-Shown $consent 120) -replace '\s+' | Should -Match ([regex]::Escape($consent.Reason.Substring($consent.Reason.Length - 20) -replace '\s'))
    }
}
