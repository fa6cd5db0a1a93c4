<#
.SYNOPSIS
    A runbook for Azure Automation: examines every customer under a managed identity, without any secret of its own.

.DESCRIPTION
    The managed identity does two things. It reads the partner's refresh token from Key Vault, and it stands in for the
    secret of the application, which trusts it by a federated credential. Nothing else is stored anywhere. When Entra gives
    a new refresh token, it takes the place of the old one in the vault: each lives for 90 days.

    The findings are the output of the job. The job fails when there is a finding of -FailOn, and when it could not run.

    Set-up: the application has a federated credential for the identity (docs/sign-in.md); the identity has the role Key
    Vault Secrets Officer on the secret, or Key Vault Secrets User, with which the new token is not stored and a warning
    says so; GdapTools is imported as a module of the Automation account.

    Windows PowerShell 5.1 and PowerShell 7. Permissions: those of Invoke-GdapDiagnostic.

.EXAMPLE
    Start-AzAutomationRunbook -Name Invoke-GdapRunbook -AutomationAccountName gdap -ResourceGroupName gdap -Parameters @{
        ClientId = $app; TenantId = $partner; ManagedIdentityClientId = $identity; VaultUri = 'https://partner.vault.azure.net'
    }
#>
[CmdletBinding()]
param(
    # The application that the refresh token was issued to.
    [Parameter(Mandatory)]
    [string] $ClientId,

    # The partner tenant.
    [Parameter(Mandatory)]
    [string] $TenantId,

    # The client id of the user assigned identity.
    [Parameter(Mandatory)]
    [string] $ManagedIdentityClientId,

    # The address of the key vault.
    [Parameter(Mandatory)]
    [uri] $VaultUri,

    # The secret in it that holds the refresh token.
    [string] $SecretName = 'PartnerToken',

    # The verdicts at which the job fails.
    [ValidateSet('Fail', 'Warning', 'Unknown')]
    [string[]] $FailOn = @('Fail', 'Unknown'),

    # One address for sign-in, Microsoft Graph and Partner Center: that of Start-GdapSandbox.
    [uri] $ServiceUri
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Get-StatusCode($ErrorRecord) {
    $response = $ErrorRecord.Exception.PSObject.Properties['Response']
    if ($response -and $response.Value) {
        [int] $response.Value.StatusCode
    }
}

# A request that may be sent again, three times in all. Its errors name the host and the status, and nothing that was sent.
function Send-Request([hashtable] $Request, [string] $What) {
    foreach ($attempt in 1..3) {
        try {
            return Invoke-RestMethod @Request -TimeoutSec 60 -UseBasicParsing
        }
        catch {
            $status = Get-StatusCode $_
        }

        if ($status -and $status -ne 429 -and $status -lt 500) {
            break
        }

        if ($attempt -lt 3) {
            Start-Sleep -Milliseconds (500 * $attempt)
        }
    }

    throw "$What failed: $(([uri] $Request.Uri).Host) $(if ($status) { "answered $status" } else { 'cannot be reached' })."
}

# https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
function Get-ManagedIdentityToken([string] $Resource) {
    if (-not $env:IDENTITY_ENDPOINT -or -not $env:IDENTITY_HEADER) {
        throw 'There is no managed identity here: this runs in Azure Automation or App Service.'
    }

    $query = "resource=$([uri]::EscapeDataString($Resource))&api-version=2019-08-01&client_id=$([uri]::EscapeDataString($ManagedIdentityClientId))"
    $mark = if ($env:IDENTITY_ENDPOINT.Contains('?')) { '&' } else { '?' }
    $request = @{
        Uri     = "$env:IDENTITY_ENDPOINT$mark$query"
        Method  = 'Get'
        Headers = @{ 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER; Metadata = 'true' }
    }
    (Send-Request $request 'Signing in as the managed identity').access_token
}

# All that is asked of Key Vault: reads the secret or, given a value, stores it.
# https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret and set-secret
function Use-VaultSecret([securestring] $Value) {
    $isVault = $VaultUri.IsAbsoluteUri -and $VaultUri.Scheme -eq 'https' -and $VaultUri.Host -match '\.vault\.(azure\.net|usgovcloudapi\.net|azure\.cn)$'
    if (-not $isVault -and -not ($VaultUri.IsAbsoluteUri -and $VaultUri.IsLoopback)) {
        throw "'$VaultUri' is not the address of a key vault."
    }

    $suffix = if ($VaultUri.IsLoopback) { 'vault.azure.net' } else { $VaultUri.Host.Substring($VaultUri.Host.IndexOf('.') + 1) }
    $request = @{
        Uri         = "$($VaultUri.AbsoluteUri.TrimEnd('/'))/secrets/$([uri]::EscapeDataString($SecretName))?api-version=7.4"
        Method      = 'Get'
        Headers     = @{ Authorization = "Bearer $(Get-ManagedIdentityToken "https://$suffix")" }
        ContentType = 'application/json'
    }
    if ($Value) {
        $request.Method = 'Put'
        $request.Body = ConvertTo-Json @{ value = [System.Net.NetworkCredential]::new('', $Value).Password }
        $null = Send-Request $request "Storing the secret '$SecretName'"
    }
    else {
        [System.Net.NetworkCredential]::new('', (Send-Request $request "Reading the secret '$SecretName'").value).SecurePassword
    }
}

if ($PSVersionTable.PSVersion.Major -lt 6) {
    [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
}

$signIn = @{
    ClientId                = $ClientId
    TenantId                = $TenantId
    FederatedIdentity       = $true
    ManagedIdentityClientId = $ManagedIdentityClientId
    RefreshToken            = Use-VaultSecret
    RefreshTokenRotated     = {
        try {
            Use-VaultSecret $args[0]
        }
        catch {
            Write-Warning "The new refresh token is not stored, and the old one lives for 90 days. $_"
        }
    }
}
if ($ServiceUri) {
    $signIn.GraphEndpoint = $signIn.AuthorityHost = $signIn.PartnerCenterEndpoint = $ServiceUri
}

$context = Connect-GdapPartner @signIn
try {
    Invoke-GdapDiagnostic -Context $context -FailOn $FailOn
}
finally {
    Disconnect-GdapPartner -Context $context
}
