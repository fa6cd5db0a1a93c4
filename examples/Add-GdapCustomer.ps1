<#
.SYNOPSIS
    Takes a customer on, from the invitation to the proof that the automation gets in.

.DESCRIPTION
    The steps: a relationship that extends itself, with an invitation to send; once the customer has approved it, its roles
    for a security group; the consent for the application; and a test of the access. It writes a line for each step that it
    came to. Where the customer has to act, the last line says so: run the same command again afterwards. It looks first,
    goes on from where things stand, and does nothing twice.

    -WhatIf says what the next step would change. It works in the session that Connect-GdapPartner opened, and needs
    DelegatedAdminRelationship.ReadWrite.All, GroupMember.Read.All and user_impersonation of Partner Center, the MFA claim,
    and membership in AdminAgents. Windows PowerShell 5.1 and PowerShell 7.

.EXAMPLE
    ./examples/Add-GdapCustomer.ps1 -CustomerTenantId $customer -DisplayName 'Contoso 2027' -Group 'GDAP Automation' -Scope Directory.Read.All
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The customer's tenant id.
    [Parameter(Mandatory)]
    [string] $CustomerTenantId,

    # The name of the relationship; no other may have it.
    [Parameter(Mandatory)]
    [ValidateLength(1, 50)]
    [string] $DisplayName,

    # The security group that is given the roles.
    [Parameter(Mandatory)]
    [string] $Group,

    # The delegated permissions of Microsoft Graph that the application needs with the customer.
    [Parameter(Mandatory)]
    [string[]] $Scope,

    # The roles to ask for, as Get-GdapRoleProfile lists them.
    [string] $RoleProfile = 'LiongardParent',

    # How long a step may take at the service.
    [ValidateRange(1, 3600)]
    [int] $TimeoutSec = 600
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function New-Step([string] $Step, [string] $State, [string] $Detail) {
    [pscustomobject] @{ Step = $Step; State = $State; Detail = $Detail }
}

$invitation = New-GdapRelationship $DisplayName -CustomerTenantId $CustomerTenantId -RoleProfile $RoleProfile -AutoExtend -LockForApproval -TimeoutSec $TimeoutSec
if (-not $invitation) {
    return    # -WhatIf, and there is no relationship yet
}

if ($invitation.Status -notin 'active', 'approved', 'activating') {
    New-Step Relationship WaitsForCustomer $invitation.InvitationText
    return
}

if ($invitation.Status -ne 'active') {
    New-Step Relationship WaitsForService "The relationship is $($invitation.Status). Run this again in some minutes."
    return
}

New-Step Relationship Done "The relationship '$DisplayName' is active."

$assignment = New-GdapAccessAssignment -RelationshipId $invitation.RelationshipId -Group $Group -RoleProfile $RoleProfile -Wait -TimeoutSec $TimeoutSec
if (-not $assignment) {
    return
}

New-Step Assignment Done "'$Group' holds $($assignment.Roles.Count) roles."

$consent = Grant-GdapConsent -CustomerTenantId $CustomerTenantId -Scope $Scope -TimeoutSec $TimeoutSec
if (-not $consent) {
    return
}

if ($consent.ConsentText) {
    New-Step Consent WaitsForCustomer $consent.ConsentText
    return
}

New-Step Consent Done "The application may: $($Scope -join ', ')."

$access = Test-GdapCustomerAccess -CustomerTenantId $CustomerTenantId -Profile $RoleProfile
New-Step Access "$($access.Verdict)" $access.Cause
