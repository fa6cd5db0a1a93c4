# Property names equal the parameters of the cmdlets that follow: every type is piped into every cmdlet that takes it.
BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $commands = (Get-Module GdapTools).ExportedCmdlets.Values

    function Get-TakenProperty($Command, [type] $Type) {
        foreach ($parameter in $Command.Parameters.Values) {
            $attributes = $parameter.Attributes | Where-Object { $_ -is [Parameter] }

            if ($attributes.ValueFromPipelineByPropertyName -contains $true) {
                @($parameter.Name) + $parameter.Aliases | Where-Object { $Type.GetProperty($_) } | Select-Object -First 1
            }
            elseif (($attributes.ValueFromPipeline -contains $true) -and $parameter.ParameterType.IsAssignableFrom($Type)) {
                $parameter.Name
            }
        }
    }

    $types = $commands.OutputType.Type | Where-Object { $_ -and $_.Namespace -eq 'GdapTools' } | Select-Object -Unique
    $pairs = foreach ($type in $types) {
        foreach ($command in $commands) {
            $property = Get-TakenProperty $command $type | Select-Object -First 1

            # Writing and signing in are no business of this test.
            if ($property -and $command.Verb -notin 'Export', 'Connect', 'Disconnect', 'New', 'Set', 'Remove', 'Grant') {
                @{ type = $type.Name; command = $command.Name; property = $property }
            }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    $null = Connect-GdapPartner -Sandbox

    function New-Sample([string] $Type) {
        switch ($Type) {
            'GdapContext' { Get-GdapContext }
            'GdapSandbox' { Start-GdapSandbox }
            'GdapCustomer' { Get-GdapCustomer -Customer 'Oakhaven Hotels' }
            'GdapRelationship' { Get-GdapRelationship 'Oakhaven Hotels' }
            'GdapAccessAssignment' { Get-GdapRelationship 'Oakhaven Hotels' | Get-GdapAccessAssignment }
            'GdapInvitation' {
                $like = Get-GdapRelationship 'Oakhaven Hotels'
                New-GdapRelationship $like.DisplayName -Role $like.Roles.RoleDefinitionId -Duration $like.Duration -AutoExtend -Customer $like.CustomerTenantId
            }
            'GdapConsent' { Get-GdapConsent 'Oakhaven Hotels' }
            'GdapRole' { Get-GdapRole 'Global Reader' }
            'GdapRoleProfile' { Get-GdapRoleProfile CIPP }
            'EffectiveAccess' { Get-GdapEffectiveAccess -Customer 'Oakhaven Hotels' -Role 'Global Reader' }
            'CustomerAccess' { Test-GdapCustomerAccess 'Oakhaven Hotels' }
            'RelationshipHealth' { Test-GdapRelationship 'Oakhaven Hotels' }
            'Finding' { Invoke-GdapDiagnostic 'Oakhaven Hotels' | Where-Object CustomerTenantId }
            'PostureResult' { Test-PartnerMfaPosture }
            'MfaClaimResult' { Test-GraphMfaClaim }
            'GraphTokenInfo' { ConvertFrom-GraphToken (New-TestToken @{ upn = 'svc-inspector@harborlane.example' }) }
            'ErrorResolution' { Resolve-GraphError 53003 }
            'PartnerRefreshToken' { Start-GdapSandbox | New-PartnerRefreshToken -UseDeviceCode 6> $null }
            default { throw "This test does not know how to make a $Type." }
        }
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'The pipeline' {
    It 'takes <type> into <command> by <property>' -ForEach $pairs {
        $sample = New-Sample $type

        $sample | Should -Not -BeNullOrEmpty
        $sample | & $command -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }
}

Describe 'An empty argument' {
    It 'is an error of <command> -<parameter> and never means everything' -ForEach @(
        @{ command = 'Get-GdapCustomer'; parameter = 'Customer' }
        @{ command = 'Get-GdapEffectiveAccess'; parameter = 'Customer' }
        @{ command = 'Get-GdapEffectiveAccess'; parameter = 'Role' }
        @{ command = 'Get-GdapRelationship'; parameter = 'Customer' }
        @{ command = 'Get-GdapRelationship'; parameter = 'RelationshipId' }
        @{ command = 'Get-GdapRelationship'; parameter = 'Status' }
        @{ command = 'Get-GdapRole'; parameter = 'Name' }
        @{ command = 'Get-GdapRoleProfile'; parameter = 'Name' }
        @{ command = 'Invoke-GdapDiagnostic'; parameter = 'Customer' }
        @{ command = 'Test-GdapCustomerAccess'; parameter = 'Customer' }
        @{ command = 'Test-GdapRelationship'; parameter = 'Customer' }
        @{ command = 'Get-GdapRoleProfile'; parameter = 'Path' }
    ) {
        foreach ($value in $null, @(), '') {
            $arguments = @{ $parameter = $value }
            { & $command @arguments } | Should -Throw -ErrorId "ParameterArgumentValidationError,*"
        }
    }
}
