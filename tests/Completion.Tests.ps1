# Wherever a role, profile, status or customer is asked for, its name can be completed, and nothing is asked for that.
BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $named = foreach ($command in (Get-Module GdapTools).ExportedCmdlets.Values) {
        foreach ($parameter in $command.Parameters.Values) {
            $names = @($parameter.Name) + $parameter.Aliases
            $isAsked = $names -match '^(Customer|CustomerTenantId|Status|Category|Role.*|.*Role|.*Profile)$' -or
                ($command.Noun -in 'GdapRole', 'GdapRoleProfile' -and $parameter.Name -eq 'Name')

            if ($isAsked -and $parameter.ParameterType -ne [switch]) {
                @{ command = $command.Name; parameter = $parameter.Name }
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches
    }
}

Describe '<command> -<parameter>' -ForEach $named {
    It 'can be completed' {
        $attributes = (Get-Command $command).Parameters[$parameter].Attributes
        $isEnum = (Get-Command $command).Parameters[$parameter].ParameterType.IsEnum

        $isEnum -or ($attributes -is [ArgumentCompleter]).Count -gt 0 | Should -BeTrue
    }
}

Describe 'Completion of customers' {
    BeforeAll {
        $sandbox = Start-GdapSandbox
        $session = $sandbox | Connect-GdapPartner -RefreshToken any
    }

    AfterAll {
        Stop-GdapSandbox $sandbox
        Disconnect-GdapPartner
    }

    It 'offers nobody before anybody was read, and asks for nothing' {
        $before = $sandbox.Requests.Count

        Complete 'Test-GdapRelationship -Context $session -Customer Oak' | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
        $sandbox.Requests.Count | Should -Be $before
    }

    It 'offers those that were read, and asks for nothing' {
        $null = Get-GdapCustomer
        $before = $sandbox.Requests.Count

        (Complete 'Test-GdapRelationship -Customer oak').CompletionText | Should -Be "'Oakhaven Hotels'"
        (Complete 'Test-GdapCustomerAccess hol').CompletionText | Should -Be "'Hollis & Byrne Architects'"
        (Complete 'Get-GdapRelationship *legal').CompletionText | Should -BeNullOrEmpty
        (Complete 'Get-GdapCustomer ').Count | Should -Be 14
        $sandbox.Requests.Count | Should -Be $before
    }

    It 'offers tenant ids by name' {
        $null = Get-GdapRelationship
        $match = Complete 'Get-GdapAccessAssignment -CustomerTenantId birch'

        $match.CompletionText | Should -Be (Get-GdapRelationship 'Birchwood Legal').CustomerTenantId
        $match.ListItemText | Should -Be 'Birchwood Legal'
    }

    It 'offers nobody of another session, and nobody of one that has ended' {
        $other = Connect-GdapPartner -Sandbox
        Complete 'Test-GdapRelationship -Customer oak' | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
        Complete 'Test-GdapRelationship -Context $other -Customer oak' | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty

        $null = Test-GdapRelationship
        (Complete 'Test-GdapRelationship -Customer oak').CompletionText | Should -Be "'Oakhaven Hotels'"
        Disconnect-GdapPartner
        Complete 'Test-GdapRelationship -Customer oak' | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
    }
}

Describe 'Completion of what comes with the module' {
    It 'offers <text> for: <line>' -ForEach @(
        @{ line = 'Get-GdapRelationship -Status exp'; text = 'expiring', 'expired' }
        @{ line = 'Test-GdapRelationship -Profile re'; text = 'Rewst', 'ReadOnlyAudit' }
        @{ line = 'Get-GdapRoleProfile lion'; text = 'LiongardParent', 'LiongardChild' }
        @{ line = "Get-GdapRole 'Global Sec"; text = "'Global Secure Access Administrator'", "'Global Secure Access Log Reader'" }
        @{ line = 'Get-GdapRole -RoleDefinitionId "Global Admin'; text = '62e90394-69f5-4237-9190-012177145e10' }
        @{ line = 'Get-GdapRole -Category sec'; text = "'Security & Compliance'" }
        @{ line = 'Get-GdapRole -Category ['; text = @() }
    ) {
        (Complete $line | Where-Object ResultType -EQ ParameterValue).CompletionText | Should -Be $text
    }
}
