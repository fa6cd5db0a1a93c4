# A relationship from its creation to its end, by the commands; the sandbox acts as the customer.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox

    function Approve($Invitation) {
        $address = "$($sandbox.Uri)v1.0/tenantRelationships/delegatedAdminRelationships/$($Invitation.RelationshipId)/requests"
        $token = Get-SandboxToken $sandbox -TenantId $Invitation.CustomerTenantId
        $null = Invoke-RestMethod $address -Method Post -Body '{ "action": "approve" }' -ContentType application/json -Headers @{ Authorization = "Bearer $token" }
        do { $now = Get-GdapRelationship -RelationshipId $Invitation.RelationshipId } until ($now.Status -eq 'active')
        $now
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'The commands that write' {
    It 'lead a relationship from creation to termination' {
        $invitation = New-GdapRelationship 'Whole life' -Role 'Global Reader', 'Global Administrator' -Duration 365 -Customer 'Oakhaven Hotels' -LockForApproval
        $invitation.Status | Should -Be approvalPending

        (Approve $invitation).Status | Should -Be active
        $assignment = $invitation | New-GdapAccessAssignment -Group 'GDAP Escalation' -Role 'Global Reader' -Wait
        $assignment.Status | Should -Be active

        $extended = Set-GdapRelationship $invitation.RelationshipId -RemoveGlobalAdministrator -AutoExtend $true
        $extended.AutoExtendDuration.TotalDays | Should -Be 180
        $extended.Roles.RoleName | Should -Be 'Global Reader'

        ($assignment | Remove-GdapAccessAssignment -Wait -Confirm:$false).Status | Should -Be deleted
        ($extended | Remove-GdapRelationship -Wait -Confirm:$false).Status | Should -Be terminated
    }
}
