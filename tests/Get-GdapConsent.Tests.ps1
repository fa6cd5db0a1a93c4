BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox
}

AfterAll {
    Disconnect-GdapPartner
}

Describe 'Get-GdapConsent' {
    It 'tells what a customer has consented to, by resource' {
        $consent = Get-GdapConsent 'Oakhaven Hotels'

        $consent | Should -BeOfType GdapTools.GdapConsent
        $consent.Status | Should -Be Consented
        $consent.Verdict | Should -Be Pass
        $consent.CustomerName | Should -Be 'Oakhaven Hotels'
        $consent.ApplicationId | Should -Be (Get-GdapContext).ClientId
        $consent.Granted.Count | Should -Be 1
        $consent.Granted[0].ResourceName | Should -Be 'Microsoft Graph'
        $consent.Granted[0].Scopes | Should -Contain Directory.Read.All
        $consent.MissingScopes | Should -BeNullOrEmpty
    }

    It 'names the scopes that are missing' {
        $consent = Get-GdapConsent 'Pinecrest*' -Scope 'User.Read', 'Directory.Read.All;Exchange/Exchange.Manage'

        $consent.Status | Should -Be Incomplete
        $consent.Verdict | Should -Be Fail
        "$($consent.MissingScopes -join '; ')" | Should -Be 'Microsoft Graph: Directory.Read.All; Office 365 Exchange Online: Exchange.Manage'
    }

    It 'takes a refused token of <name> for <status>' -ForEach @(
        @{ name = 'Granite Peak Mining'; status = 'NotConsented'; code = 'AADSTS65001' }
        @{ name = 'Hollis & Byrne Architects'; status = 'NotConsented'; code = 'AADSTS7000229' }
        @{ name = 'Ironbridge Engineering'; status = 'Unknown'; code = 'AADSTS53003' }
    ) {
        $consent = Get-GdapConsent $name

        $consent.Status | Should -Be $status
        $consent.Reason | Should -BeLike "*$code*"
        $consent.Source | Should -Be $(if ($status -eq 'Unknown') { 'None' } else { 'TokenEndpoint' })
    }

    It 'says of what cannot be read that it is unknown, and why' {
        $consent = Get-GdapConsent 'Northgate Schools'

        $consent.Status | Should -Be Unknown
        $consent.Verdict | Should -Be Unknown
        $consent.Reason | Should -Not -BeNullOrEmpty
    }

    It 'tells of another application' {
        $consent = Get-GdapConsent 'Oakhaven Hotels' -ClientId 11111111-2222-3333-4444-555555555555

        $consent.Status | Should -Be NotConsented
        $consent.Reason | Should -BeLike '*no service principal*'
    }

    It 'tells of every customer once, and of those piped in' {
        @(Get-GdapConsent).Count | Should -Be 16
        (Get-GdapCustomer -Customer 'Oakhaven Hotels', 'Pinecrest Veterinary' | Get-GdapConsent).CustomerName |
            Should -Be 'Oakhaven Hotels', 'Pinecrest Veterinary'
        @() | Get-GdapConsent | Should -BeNullOrEmpty
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a customer there is not'; id = 'CustomerNotFound'; more = @{ Customer = 'Nobody' } }
        @{ what = 'what is no scope'; id = 'ScopeInvalid'; more = @{ Customer = 'Oakhaven Hotels'; Scope = '.default' } }
        @{ what = 'a resource there is not'; id = 'ResourceUnknown'; more = @{ Customer = 'Oakhaven Hotels'; Scope = 'a'; Resource = 'Nowhere' } }
    ) {
        { Get-GdapConsent @more -ErrorAction Stop } | Should -Throw -ErrorId "$id,*"
    }

    It 'shows customer, status, change, application and scopes' {
        $text = Get-GdapConsent 'Oakhaven Hotels' | Out-String -Width 200

        $text | Should -Match 'Customer +Status +Change +Application +Scopes'
        $text | Should -Match 'Oakhaven Hotels +Consented +None +Harbor Lane Automation +Microsoft Graph: '
    }

    It 'completes customers and resources' {
        $line = 'Get-GdapConsent -Resource Part'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be PartnerCenter
        $line = 'Get-GdapConsent Oak'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be "'Oakhaven Hotels'"
    }

    It 'needs a session' {
        Disconnect-GdapPartner
        { Get-GdapConsent 'Oakhaven Hotels' } | Should -Throw -ErrorId 'NotConnected,*'
        $null = Connect-GdapPartner -Sandbox
    }
}
