BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Remove-GdapRelationship' {
    It 'asks for confirmation' {
        (Get-Command Remove-GdapRelationship).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact |
            Should -Be High
    }

    It 'names what it would do with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapRelationship 'Oakhaven Hotels' | Remove-GdapRelationship -WhatIf" $sandbox

        $text | Should -BeLike '*"Terminate"*relationship *Oakhaven Hotels* with customer ''Oakhaven Hotels''*'
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'deletes what was only created' {
        $gone = New-GdapRelationship 'A mistake' -Role 'Global Reader' | Remove-GdapRelationship -Confirm:$false

        $gone.Status | Should -Be deleted
        Get-GdapRelationship | Where-Object DisplayName -eq 'A mistake' | Should -BeNullOrEmpty
    }

    It 'terminates what is active, and can be run again' {
        $seen = Get-GdapRelationship 'Marlow Brewing'

        ($seen | Remove-GdapRelationship -Wait -Confirm:$false).Status | Should -Be terminated

        $before = @(Get-WriteRequest $sandbox).Count
        (Remove-GdapRelationship $seen.Id -Wait -Confirm:$false).Status | Should -Be terminated
        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'does neither to one that is <status>' -ForEach @(
        @{ status = 'approvalPending'; customer = 'Birchwood Legal' }
        @{ status = 'expired'; customer = 'Alder Dental Group' }
    ) {
        Get-GdapRelationship $customer | Remove-GdapRelationship -Confirm:$false -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'RelationshipNotRemovable,GdapTools.Commands.RemoveGdapRelationshipCommand'
        $failures[0].Exception.Message | Should -Match $status
    }
}
