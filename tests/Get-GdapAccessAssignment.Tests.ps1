BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Get-GdapAccessAssignment' {
    It 'takes a relationship from the pipeline' {
        $relationship = Get-GdapRelationship | Where-Object CustomerName -eq 'Elmfield Estates'
        $assignment = $relationship | Get-GdapAccessAssignment

        $assignment.RelationshipId | Should -Be $relationship.Id
        $assignment.CustomerTenantId | Should -Be $relationship.CustomerTenantId
        $assignment.Status | Should -Be error
    }

    It 'finds by the id of the relationship' {
        $first = @(Get-GdapAccessAssignment)[0]

        (Get-GdapAccessAssignment $first.RelationshipId).Id | Should -Contain $first.Id
    }

    It 'names group and roles, and keeps what a change needs' {
        $assignments = @(Get-GdapAccessAssignment)

        $assignments.Count | Should -BeGreaterThan 0
        $assignments | Where-Object { -not $_.GroupId -or -not $_.ETag -or $_.Roles.Count -eq 0 } | Should -BeNullOrEmpty
    }

    It 'says when there is no such relationship' {
        Get-GdapAccessAssignment no-such-relationship -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures.Count | Should -Be 1
        $failures[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }
}
