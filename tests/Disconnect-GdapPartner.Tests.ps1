BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Disconnect-GdapPartner' {
    It 'ends the session, and can be run again' {
        $null = Connect-GdapPartner -Sandbox
        Disconnect-GdapPartner
        Disconnect-GdapPartner -ErrorAction Stop

        Get-GdapContext | Should -BeNullOrEmpty
        { Get-GdapCustomer -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,GdapTools.Commands.GetGdapCustomerCommand'
    }

    It 'ends the session it is given, and leaves the other' {
        $first = Connect-GdapPartner -Sandbox
        $second = Connect-GdapPartner -Sandbox
        Disconnect-GdapPartner -Context $first

        { Get-GdapCustomer -Context $first -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected*'
        @(Get-GdapCustomer -Context $second).Count | Should -BeGreaterThan 0
        Disconnect-GdapPartner -Context $second
    }
}
