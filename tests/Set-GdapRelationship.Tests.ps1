BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Set-GdapRelationship' {
    It 'names what would change with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapRelationship 'Kestrel Aviation' | Set-GdapRelationship -AutoExtend `$true -WhatIf" $sandbox

        $text | Should -BeLike '*"Set AutoExtendDuration from PT0S to P180D"*relationship *Kestrel Aviation* with customer ''Kestrel Aviation''*'
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'lets relationships extend themselves, or not' {
        $set = Get-GdapRelationship 'Kestrel Aviation' | Set-GdapRelationship -AutoExtend $true

        $set | Should -BeOfType GdapTools.GdapRelationship
        $set.AutoExtendDuration.TotalDays | Should -Be 180
        (Set-GdapRelationship $set.Id -AutoExtend $false).AutoExtendDuration | Should -Be ([timespan]::Zero)
    }

    It 'leaves alone what is as wanted' {
        $before = @(Get-WriteRequest $sandbox).Count

        (Get-GdapRelationship 'Oakhaven Hotels' | Set-GdapRelationship -AutoExtend $true -RemoveGlobalAdministrator).Id | Should -Not -BeNullOrEmpty

        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'will not extend what holds Global Administrator' {
        Get-GdapRelationship 'Lakeshore*' | Set-GdapRelationship -AutoExtend $true -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'AutoExtendNotPossible,GdapTools.Commands.SetGdapRelationshipCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match '-RemoveGlobalAdministrator'
    }

    It 'takes Global Administrator out, follows that to its end, then extends' {
        $set = Get-GdapRelationship 'Lakeshore*' | Set-GdapRelationship -AutoExtend $true -RemoveGlobalAdministrator

        $set.Roles.RoleName | Should -Not -Contain 'Global Administrator'
        $set.Roles.Count | Should -Be 7
        $set.AutoExtendDuration.TotalDays | Should -Be 180
        $sandbox.Requests.Path -like '*/operations/*' | Should -Not -BeNullOrEmpty
    }

    It 'works on what somebody has changed without changing what was seen' {
        $seen = Get-GdapRelationship 'Fjordline Travel'
        $null = Set-GdapRelationship $seen.Id -AutoExtend $false
        $null = Set-GdapRelationship $seen.Id -AutoExtend $true

        ($seen | Set-GdapRelationship -AutoExtend $false).AutoExtendDuration | Should -Be ([timespan]::Zero)
        ($sandbox.Requests | Where-Object Method -eq PATCH | Select-Object -Last 2).Status | Should -Be 412, 200
    }

    It 'does not change what is no longer what was seen' {
        $seen = Get-GdapRelationship 'Kestrel Aviation'
        $seen | Remove-GdapRelationship -Confirm:$false

        $seen | Set-GdapRelationship -AutoExtend $true -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'RelationshipChanged,GdapTools.Commands.SetGdapRelationshipCommand'
        $failures[0].Exception.Message | Should -Match 'status terminat.+, not active.+Nothing was changed'
    }

    It 'changes neither what awaits approval nor what is not there' {
        Get-GdapRelationship 'Birchwood Legal' | Set-GdapRelationship -AutoExtend $false -ErrorVariable failures -ErrorAction SilentlyContinue
        Set-GdapRelationship 'no-such-id' -AutoExtend $true -ErrorVariable +failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be @('RelationshipNotChangeable', 'NotFound' | ForEach-Object { "$_,GdapTools.Commands.SetGdapRelationshipCommand" })
    }

    It 'needs to be told what and which' {
        { Get-GdapRelationship 'Oakhaven Hotels' | Set-GdapRelationship } | Should -Throw -ErrorId 'NothingToSet,*'
        { Set-GdapRelationship -AutoExtend $true -ErrorAction Stop } | Should -Throw -ErrorId 'RelationshipRequired,*'
    }

    It 'says what it needs where the account may not write' {
        $other = Start-GdapSandbox -Fault @{ Kind = 'Status'; StatusCode = 403; Method = 'PATCH'; Path = 'v1.0/*' }
        $session = $other | Connect-GdapPartner -RefreshToken any
        Connect-TestSandbox $sandbox

        Get-GdapRelationship 'Kestrel Aviation' -Context $session |
            Set-GdapRelationship -AutoExtend $true -Context $session -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'Forbidden,GdapTools.Commands.SetGdapRelationshipCommand'
        $failures[0].CategoryInfo.Category | Should -Be PermissionDenied
        $failures[0].Exception.Message | Should -Match 'Nothing was changed'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'DelegatedAdminRelationship.ReadWrite.All.+AdminAgents'
    }
}
