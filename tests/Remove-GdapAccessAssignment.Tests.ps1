BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
    $relationship = Get-GdapRelationship 'Oakhaven Hotels'
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Remove-GdapAccessAssignment' {
    It 'asks for confirmation' {
        (Get-Command Remove-GdapAccessAssignment).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact |
            Should -Be High
    }

    It 'names what it would do with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapRelationship 'Oakhaven Hotels' | Get-GdapAccessAssignment | Remove-GdapAccessAssignment -WhatIf" $sandbox

        $text | Should -BeLike '*"Remove the assignment of roles * in relationship *Oakhaven Hotels* with customer ''Oakhaven Hotels''*'
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'removes an assignment and waits until it is gone' {
        $seen = $relationship | Get-GdapAccessAssignment

        ($seen | Remove-GdapAccessAssignment -Wait -Confirm:$false).Status | Should -Be deleted

        $relationship | Get-GdapAccessAssignment | Should -BeNullOrEmpty
        ($seen | Remove-GdapAccessAssignment -Confirm:$false).Status | Should -Be deleted
    }

    It 'finds the assignment by its group' {
        $null = $relationship | New-GdapAccessAssignment -Group 'GDAP Readers' -Role 'Global Reader' -Wait

        $gone = Remove-GdapAccessAssignment $relationship.Id 'GDAP Readers' -Confirm:$false

        $gone.GroupName, $gone.Status | Should -Be 'GDAP Readers', 'deleting'
    }

    It 'says when a group has no assignment' {
        { Remove-GdapAccessAssignment $relationship.Id 'GDAP Escalation' -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AssignmentNotFound,*'
    }
}
