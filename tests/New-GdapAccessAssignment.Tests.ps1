BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
    $relationship = Get-GdapRelationship 'Dunmore Foods'
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'New-GdapAccessAssignment' {
    It 'names what it would do with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapRelationship 'Dunmore Foods' | New-GdapAccessAssignment -Group 'GDAP Readers' -Role 'Global Reader' -WhatIf" $sandbox

        $text | Should -BeLike '*"Assign role Global Reader"*group ''GDAP Readers'' in relationship *Dunmore Foods* with customer ''Dunmore Foods''*'
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'assigns roles to a group by name and waits until they work' {
        $new = $relationship | New-GdapAccessAssignment -Group 'GDAP Readers' -Role 'Global Reader', 'Reports Reader' -Wait

        $new | Should -BeOfType GdapTools.GdapAccessAssignment
        $new.Status | Should -Be active
        $new.GroupName | Should -Be 'GDAP Readers'
        $new.Roles.RoleName | Should -Be 'Global Reader', 'Reports Reader'
        $new.CustomerTenantId | Should -Be $relationship.CustomerTenantId
    }

    It 'does nothing twice' {
        $before = @(Get-WriteRequest $sandbox).Count

        ($relationship | New-GdapAccessAssignment -Group 'GDAP Readers' -Role 'Reports Reader', 'Global Reader').Status | Should -Be active

        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'takes a group by its id, and what New-GdapRelationship writes' {
        $group = (Get-GdapAccessAssignment -RelationshipId $relationship.Id).GroupId
        $other = Get-GdapRelationship 'Northgate Schools'

        $new = [pscustomobject] @{ RelationshipId = $other.Id; GroupId = $group; Role = 'Global Reader;Reports Reader' } | New-GdapAccessAssignment

        $new.GroupId | Should -Be $group
        $new.Roles.Count | Should -Be 2
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a role that the relationship lacks'; id = 'RoleNotInRelationship'; group = 'GDAP Escalation'; role = 'User Administrator' }
        @{ what = 'no role'; id = 'RoleRequired'; group = 'GDAP Escalation'; role = @() }
        @{ what = 'a group there is not'; id = 'GroupNotFound'; group = 'No such group'; role = 'Global Reader' }
        @{ what = 'an id there is not'; id = 'GroupNotFound'; group = [guid]::Empty; role = 'Global Reader' }
        @{ what = 'other roles for the same group'; id = 'AssignmentExists'; group = 'GDAP Readers'; role = 'Global Reader' }
    ) {
        $before = @(Get-WriteRequest $sandbox).Count

        $relationship | New-GdapAccessAssignment -Group $group -Role $role -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.NewGdapAccessAssignmentCommand"
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-WriteRequest $sandbox).Count | Should -Be $before
    }

    It 'refuses what is not active' {
        { Get-GdapRelationship 'Birchwood Legal' | New-GdapAccessAssignment -Group 'GDAP Readers' -Role 'Global Reader' -ErrorAction Stop } |
            Should -Throw -ErrorId 'RelationshipNotActive,*'
    }

    It 'completes roles' {
        $line = "New-GdapAccessAssignment -Role 'Global R"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "'Global Reader'"
    }
}
