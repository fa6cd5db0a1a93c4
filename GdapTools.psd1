@{
    RootModule             = 'GdapTools.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '026c709f-c223-4ab1-8ad0-6d00d329cf06'
    Author                 = 'GdapTools contributors'
    CompanyName            = 'GdapTools contributors'
    Copyright              = '(c) GdapTools contributors. MIT licence.'
    Description            = 'Says why the automation of a Microsoft partner (MSP, CSP) gets 401, 400 or 403 from Microsoft Graph or Partner Center for a customer: walks the chain from MFA enforcement over token, GDAP relationship, assignment and consent to the call, names the broken link, proves it and tells what to change.'

    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('GdapTools.Format.ps1xml')
    TypesToProcess         = @('GdapTools.Types.ps1xml')

    CmdletsToExport        = @(
        'Connect-GdapPartner'
        'ConvertFrom-GraphToken'
        'Disconnect-GdapPartner'
        'Export-GdapReport'
        'Get-GdapAccessAssignment'
        'Get-GdapConsent'
        'Get-GdapContext'
        'Get-GdapCustomer'
        'Get-GdapEffectiveAccess'
        'Get-GdapRelationship'
        'Get-GdapRole'
        'Get-GdapRoleProfile'
        'Grant-GdapConsent'
        'Invoke-GdapDiagnostic'
        'New-GdapAccessAssignment'
        'New-GdapRelationship'
        'New-PartnerRefreshToken'
        'Remove-GdapAccessAssignment'
        'Remove-GdapRelationship'
        'Resolve-GraphError'
        'Set-GdapAccessAssignment'
        'Set-GdapRelationship'
        'Start-GdapSandbox'
        'Stop-GdapSandbox'
        'Test-GdapCustomerAccess'
        'Test-GdapRelationship'
        'Test-GraphMfaClaim'
        'Test-PartnerMfaPosture'
    )
    AliasesToExport        = @()
    FunctionsToExport      = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @(
                'GDAP', 'MicrosoftGraph', 'PartnerCenter', 'CSP', 'MSP', 'MFA', 'ConditionalAccess', 'EntraID'
                'Diagnostics', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
            )
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md in the package.'
        }
    }
}
