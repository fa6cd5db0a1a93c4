BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Get-GdapRoleProfile' {
    It 'lists profiles, one of them the default' {
        (Get-GdapRoleProfile | Where-Object IsDefault).Name | Should -Be LiongardParent
    }

    It 'gives the roles of a profile, ready for Get-GdapRole' {
        $cipp = Get-GdapRoleProfile CIPP

        $cipp.Roles.Count | Should -Be 12
        ($cipp.Roles | Get-GdapRole).Count | Should -Be 12
        $cipp.Source | Should -BeOfType uri
    }

    It 'says when there is no such profile' {
        Get-GdapRoleProfile Nobody -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleProfileNotFound,GdapTools.Commands.GetGdapRoleProfileCommand'
    }
}
