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

Describe 'Set-GdapAccessAssignment' {
    It 'names what would change with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapRelationship 'Oakhaven Hotels' | Get-GdapAccessAssignment | Set-GdapAccessAssignment -Role 'Global Reader', 'Reports Reader' -WhatIf" $sandbox

        $text | Should -BeLike '*"Remove roles * in relationship *Oakhaven Hotels* with customer ''Oakhaven Hotels''*'
        $text | Should -Not -Match 'Global Reader'
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'sets the roles and follows that to its end' {
        $set = $relationship | Get-GdapAccessAssignment | Set-GdapAccessAssignment -Role 'Global Reader', 'Reports Reader' -Wait

        $set | Should -BeOfType GdapTools.GdapAccessAssignment
        $set.Roles.RoleName | Sort-Object | Should -Be 'Global Reader', 'Reports Reader'
        $sandbox.Requests.Path -like '*/operations/*' | Should -Not -BeNullOrEmpty
    }

    It 'finds the assignment by its <by>' -ForEach @(@{ by = 'group' }, @{ by = 'id' }) {
        $assignment = $relationship | Get-GdapAccessAssignment
        $with = if ($by -eq 'group') { @{ Group = $assignment.GroupId } } else { @{ AssignmentId = $assignment.Id } }

        (Set-GdapAccessAssignment -RelationshipId $relationship.Id @with -Role 'Global Reader', 'Reports Reader').Id | Should -Be $assignment.Id
    }

    It 'refuses roles that the relationship lacks, and a group without an assignment' {
        $relationship | Get-GdapAccessAssignment |
            Set-GdapAccessAssignment -Role 'User Administrator' -ErrorVariable failures -ErrorAction SilentlyContinue
        Set-GdapAccessAssignment $relationship.Id 'GDAP Escalation' -Role 'Global Reader' -ErrorVariable +failures -ErrorAction SilentlyContinue
        Set-GdapAccessAssignment -Role 'Global Reader' -ErrorVariable +failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be @(
            'RoleNotInRelationship', 'AssignmentNotFound', 'AssignmentRequired' | ForEach-Object { "$_,GdapTools.Commands.SetGdapAccessAssignmentCommand" })
    }
}
