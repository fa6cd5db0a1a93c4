BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
    $script:granite = (Get-GdapCustomer -Customer 'Granite Peak Mining').CustomerTenantId

    function Get-ConsentRequest($Sandbox) {
        $Sandbox.Requests | Where-Object { $_.Method -ne 'GET' -and $_.Path -like 'v1/*' }
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Grant-GdapConsent' {
    It 'names what it would do with -WhatIf, and sends nothing that writes' {
        $text = Get-WhatIfText "Get-GdapCustomer 'Granite Peak Mining' | Grant-GdapConsent -Scope Directory.Read.All, Policy.Read.All -WhatIf" $sandbox

        $text | Should -BeLike "*`"Consent to application 'Harbor Lane Automation' ($($sandbox.ClientId)) with Microsoft Graph: Directory.Read.All, Policy.Read.All`"*customer 'Granite Peak Mining'*"
        Get-ConsentRequest $sandbox | Should -BeNullOrEmpty
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'names with -WhatIf what -Replace takes away' {
        $text = Get-WhatIfText "Grant-GdapConsent 'Pinecrest Veterinary' -Scope Directory.Read.All -Replace -WhatIf" $sandbox

        $text | Should -BeLike '*"Remove the consent to application*(Microsoft Graph: User.Read, Organization.Read.All) and whatever else*'
        $text | Should -BeLike '*then consent anew to Microsoft Graph: User.Read, Organization.Read.All, Directory.Read.All; in between it has no access"*'
        Get-ConsentRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'repairs <name>, as its finding would be repaired' -ForEach @(
        @{ name = 'Granite Peak Mining'; check = 'CON001' }
        @{ name = 'Hollis & Byrne Architects'; check = 'CON002' }
    ) {
        $access = Test-GdapCustomerAccess $name
        $access.CheckId | Should -Be $check

        $consent = Grant-GdapConsent -CustomerTenantId $access.CustomerTenantId -ClientId $sandbox.ClientId -Scope Directory.Read.All, Policy.Read.All

        $consent | Should -BeOfType GdapTools.GdapConsent
        $consent.Status | Should -Be Consented
        $consent.Change | Should -Be Granted
        (Test-GdapCustomerAccess $name).Verdict | Should -Be Pass
        (Get-GdapConsent $name -Scope Directory.Read.All).Verdict | Should -Be Pass
    }

    It 'does nothing twice' {
        $before = @(Get-ConsentRequest $sandbox).Count

        $consent = Grant-GdapConsent 'Granite Peak Mining' -Scope policy.read.all

        $consent.Change | Should -Be None
        $consent.Status | Should -Be Consented
        @(Get-ConsentRequest $sandbox).Count | Should -Be $before
    }

    It 'leaves a consent alone that lacks scopes, unless it may replace it' {
        $before = @(Get-ConsentRequest $sandbox).Count
        Grant-GdapConsent 'Pinecrest Veterinary' -Scope Directory.Read.All -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'ConsentIncomplete,GdapTools.Commands.GrantGdapConsentCommand'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-AsLink*-Replace*'
        @(Get-ConsentRequest $sandbox).Count | Should -Be $before

        $consent = Grant-GdapConsent 'Pinecrest Veterinary' -Scope Directory.Read.All -Replace

        $consent.Change | Should -Be Replaced
        "$($consent.Granted)" | Should -Be 'Microsoft Graph: User.Read, Organization.Read.All, Directory.Read.All'
        (Get-ConsentRequest $sandbox | Select-Object -Last 2).Method | Should -Be 'DELETE', 'POST'
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'a customer that no role reaches'; id = 'ConsentRoleMissing'; more = @{ Customer = 'Dunmore Foods'; Scope = 'User.Read' } }
        @{ what = 'no customer'; id = 'CustomerRequired'; more = @{ Scope = 'User.Read' } }
        @{ what = 'a customer there is not'; id = 'CustomerNotFound'; more = @{ Customer = 'Nobody'; Scope = 'User.Read' } }
        @{ what = 'no scope'; id = 'ScopeRequired'; more = @{ Customer = 'Granite Peak Mining'; Scope = @() } }
        @{ what = 'what is no scope'; id = 'ScopeInvalid'; more = @{ Customer = 'Granite Peak Mining'; Scope = '.default' } }
        @{ what = 'a resource there is not'; id = 'ResourceUnknown'; more = @{ Customer = 'Granite Peak Mining'; Scope = 'Nowhere/User.Read' } }
    ) {
        $before = @(Get-ConsentRequest $sandbox).Count

        Grant-GdapConsent @more -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be "$id,GdapTools.Commands.GrantGdapConsentCommand"
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-ConsentRequest $sandbox).Count | Should -Be $before
    }

    It 'writes one result or error for each customer of a CSV file' {
        $rows = @(
            [pscustomobject] @{ Customer = 'Granite Peak Mining'; Scope = 'Policy.Read.All'; Resource = '' }
            [pscustomobject] @{ Customer = 'Dunmore Foods'; Scope = 'Policy.Read.All'; Resource = '' }
            [pscustomobject] @{ Customer = 'oakhaven.example'; Scope = 'User.Read;Exchange/Exchange.Manage'; Resource = 'Graph' }
        )

        $results = $rows | Grant-GdapConsent -ErrorVariable failures -ErrorAction SilentlyContinue

        $results.Change | Sort-Object | Should -Be None, Granted
        $failures.Count | Should -Be 1
        $failures[0].TargetObject | Should -Be 'Dunmore Foods'
    }

    It 'takes the application of what Get-GdapConsent writes' {
        $application = '11111111-2222-3333-4444-555555555555'

        $consent = Get-GdapConsent 'Oakhaven Hotels' -ClientId $application | Grant-GdapConsent -Scope User.Read

        $consent.ApplicationId | Should -Be $application
        $consent.Change | Should -Be Granted
        (Get-GdapConsent 'Oakhaven Hotels' -ClientId $application).Status | Should -Be Consented
    }

    It 'writes a link and a text with -AsLink, and sends nothing' {
        $before = @(Get-ConsentRequest $sandbox).Count

        $consent = Grant-GdapConsent 'Oakhaven Hotels' -Scope Mail.Read -AsLink -RedirectUri https://partner.example/done

        $consent.Change | Should -Be LinkWritten
        $consent.Status | Should -Be Incomplete
        $consent.ConsentUri.AbsoluteUri | Should -BeLike "https://login.microsoftonline.com/$($consent.CustomerTenantId)/v2.0/adminconsent?client_id=$($sandbox.ClientId)&scope=*"
        $consent.ConsentUri.Query | Should -BeLike '*graph.microsoft.com%2FMail.Read*redirect_uri=https%3A%2F%2Fpartner.example%2Fdone*'
        $consent.ConsentText | Should -BeLike "*Oakhaven Hotels*$($consent.ConsentUri.AbsoluteUri)*"
        @(Get-ConsentRequest $sandbox).Count | Should -Be $before
    }

    It 'completes resources' {
        $line = 'Grant-GdapConsent -Scope a -Resource Exc'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be Exchange
    }
}

Describe 'Grant-GdapConsent elsewhere' {
    AfterEach {
        Disconnect-GdapPartner
    }

    It 'opens a tenant to a session with a device code at once' {
        $other = Start-GdapSandbox
        $null = $other | Connect-GdapPartner -UseDeviceCode 6> $null
        Test-GdapCustomerAccess $granite -Quiet | Should -BeFalse

        $null = Grant-GdapConsent $granite -Scope Directory.Read.All

        Test-GdapCustomerAccess $granite -Quiet | Should -BeTrue
    }

    It 'writes a link where Partner Center is closed, and says why' {
        $other = Start-GdapSandbox -Fault @{ Kind = 'Status'; StatusCode = 403; Path = 'v1/customers*' }
        Connect-TestSandbox $other

        $consent = Grant-GdapConsent $granite -Scope Directory.Read.All

        $consent.Change | Should -Be LinkWritten
        $consent.Status | Should -Be NotConsented
        $consent.Reason | Should -BeLike '*Indirect resellers have no access*'
        Get-ConsentRequest $other | Should -BeNullOrEmpty
    }

    It 'writes a link for a token of Microsoft Graph alone' {
        $other = Start-GdapSandbox
        $null = $other | Connect-GdapPartner -AccessToken (Get-SandboxToken $other)

        $consent = Grant-GdapConsent $granite -Scope Directory.Read.All

        $consent.Change | Should -Be LinkWritten
        $consent.Status | Should -Be Unknown
        $consent.Reason | Should -BeLike 'There is no token for Partner Center*'
    }

    It 'changes nothing in a file' {
        $null = Connect-GdapPartner -Sandbox
        $file = Join-Path $TestDrive sample.json
        $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'GdapTools.Sandbox' }
        $stream = $assembly.GetManifestResourceStream(($assembly.GetManifestResourceNames() | Where-Object { $_ -like '*sample-partner*' }))
        [IO.File]::WriteAllText($file, [IO.StreamReader]::new($stream).ReadToEnd())
        $null = Connect-GdapPartner -Snapshot $file

        { Grant-GdapConsent $granite -Scope Directory.Read.All -ErrorAction Stop } | Should -Throw -ErrorId 'SnapshotReadOnly,*'
        (Grant-GdapConsent $granite -Scope Directory.Read.All -AsLink).Change | Should -Be LinkWritten
    }
}
