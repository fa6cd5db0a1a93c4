# Dot-sourced into a session that runs what docs and findings print: stand-ins for commands of modules that need not be here,
# with those of their parameters that are printed, and for the customers. They talk to the sandbox.
param($Sandbox)

$standIn = @{
    Sandbox        = $Sandbox
    Vault          = @{}
    GraphToken     = ''
    Administrators = @{
        $Sandbox.TenantId                      = 'priya.nair@harborlane.example'
        '9dccd459-0102-45c7-b80f-5748f385f545' = 'office@juniperclinics.example'
        'a86bb63c-4415-4b5b-924f-8903e41954f5' = 'office@ironbridge.example'
    }
}

# Microsoft.PowerShell.SecretManagement: a vault that holds whatever is asked for.
function Get-Secret([Parameter(Mandatory)] [string] $Name) {
    if (-not $standIn.Vault[$Name]) { $standIn.Vault[$Name] = ConvertTo-SecureString "invented $Name" -AsPlainText -Force }
    $standIn.Vault[$Name]
}

function Set-Secret([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [securestring] $SecureStringSecret) {
    $standIn.Vault[$Name] = $SecureStringSecret
}

# Az.Accounts and Az.KeyVault.
function Connect-AzAccount([switch] $Identity, [string] $AccountId) {
    if ($Identity) { [pscustomobject] @{ Account = $AccountId } }
}

function Get-AzAccessToken([Parameter(Mandatory)] [string] $ResourceUrl, [string] $TenantId = $standIn.Sandbox.TenantId) {
    $text = Get-SandboxToken $standIn.Sandbox -TenantId $TenantId -Form @{ scope = "$ResourceUrl/.default" }
    [pscustomobject] @{ Token = ConvertTo-SecureString $text -AsPlainText -Force; TenantId = $TenantId }
}

function Get-AzKeyVaultSecret([Parameter(Mandatory)] [string] $VaultName, [Parameter(Mandatory)] [string] $Name) {
    [pscustomobject] @{ VaultName = $VaultName; Name = $Name; SecretValue = Get-Secret $Name }
}

function Set-AzKeyVaultSecret([Parameter(Mandatory)] [string] $VaultName, [Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [securestring] $SecretValue) {
    Set-Secret $Name $SecretValue
    Get-AzKeyVaultSecret $VaultName $Name
}

# Microsoft.Graph.
function Connect-MgGraph([string] $TenantId, [string[]] $Scopes) {
    $form = @{
        login_hint = $standIn.Administrators[$TenantId]
        scope      = ($Scopes | ForEach-Object { "https://graph.microsoft.com/$_" }) -join ' '
    }
    $standIn.GraphToken = Get-SandboxToken $standIn.Sandbox -TenantId $TenantId -Form $form
}

function Send-MgRequest([string] $Method, [string] $Path, $Body) {
    $request = @{ Uri = "$($standIn.Sandbox.Uri)v1.0/$Path"; Method = $Method; Headers = @{ Authorization = "Bearer $($standIn.GraphToken)" } }
    if ($Body) {
        $request.Body = ConvertTo-Json $Body -Depth 9
        $request.ContentType = 'application/json'
    }

    $null = Invoke-RestMethod @request
}

function New-MgIdentityConditionalAccessPolicy {
    [CmdletBinding(SupportsShouldProcess)]
    param([hashtable] $BodyParameter)
    if ($PSCmdlet.ShouldProcess($BodyParameter.displayName)) { Send-MgRequest Post identity/conditionalAccess/policies $BodyParameter }
}

function New-MgGroupMemberByRef {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $GroupId, [string] $OdataId)
    if ($PSCmdlet.ShouldProcess($GroupId)) { Send-MgRequest Post "groups/$GroupId/members/`$ref" @{ '@odata.id' = $OdataId } }
}

function Remove-MgUser {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $UserId)
    if ($PSCmdlet.ShouldProcess($UserId)) { Send-MgRequest Delete "users/$UserId" }
}

# The customers open their invitations and approve.
function Approve-EveryRequest {
    foreach ($waiting in Get-GdapRelationship -Status approvalPending) {
        $address = "$($standIn.Sandbox.Uri)v1.0/tenantRelationships/delegatedAdminRelationships/$($waiting.Id)/requests"
        $token = Get-SandboxToken $standIn.Sandbox -TenantId $waiting.CustomerTenantId
        $null = Invoke-RestMethod $address -Method Post -Body '{ "action": "approve" }' -ContentType application/json -Headers @{ Authorization = "Bearer $token" }
        do { $now = Get-GdapRelationship -RelationshipId $waiting.Id } until ($now.Status -eq 'active')
    }
}
