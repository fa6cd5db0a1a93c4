BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Get-GdapRole' {
    It 'lists all built-in roles without a session' {
        (Get-GdapRole).Count | Should -BeGreaterThan 100
    }

    It 'finds by name, wildcard and id' {
        (Get-GdapRole 'global reader').RoleDefinitionId | Should -Be 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
        (Get-GdapRole 'Teams*').RoleName | Should -Contain 'Teams Administrator'
        (Get-GdapRole -RoleDefinitionId '62e90394-69f5-4237-9190-012177145e10').RoleName | Should -Be 'Global Administrator'
    }

    It 'shows privileged roles only' {
        (Get-GdapRole -Privileged).IsPrivileged | Select-Object -Unique | Should -BeTrue
    }

    It 'says when there is no such role' {
        Get-GdapRole 'Grand Vizier' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleNotFound,GdapTools.Commands.GetGdapRoleCommand'
        Get-GdapRole 'Grand*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'completes names that hold blanks' {
        $line = 'Get-GdapRole Global'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "'Global Administrator'"
    }
}
