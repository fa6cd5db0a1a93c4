# The sample partner is repaired to all Pass with nothing but the commands that the findings carry. What no command can do
# is done here by hand, and named: the customers approve, one customer changes a policy of its own, and half an hour passes.
# Commands of Microsoft's own module are stood in for by functions that send the same requests (standins.ps1).
BeforeAll {
    . $PSScriptRoot/common.ps1
    $ConfirmPreference = 'None'
    $sandbox = Start-GdapSandbox
    Connect-TestSandbox $sandbox
    . $PSScriptRoot/standins.ps1 $sandbox

    # As a user would: each line once, in order. Returns what was run.
    function Invoke-Repair {
        [CmdletBinding()]
        [OutputType([object[]])]
        param($Findings)
        $commands = @($Findings.RepairCommands | Select-Object -Unique)
        $commands | ForEach-Object { $null = & ([scriptblock]::Create($_)) }
        $commands
    }

    # The customer's administrator leaves the partner's people out of the policy that the refusal names.
    function Set-CustomerPolicy([string] $TenantId, [string] $PolicyId) {
        Connect-MgGraph -TenantId $TenantId -Scopes Policy.ReadWrite.ConditionalAccess
        Send-MgRequest Patch "identity/conditionalAccess/policies/$PolicyId" @{
            conditions = @{ users = @{ excludeGuestsOrExternalUsers = @{
                guestOrExternalUserTypes = 'serviceProvider'
                externalTenants          = @{
                    '@odata.type'  = '#microsoft.graph.conditionalAccessEnumeratedExternalTenants'
                    membershipKind = 'enumerated'
                    members        = @($sandbox.TenantId)
                }
            } } }
        }
    }

    # A session whose time is later by so many minutes than the sandbox's.
    Add-Type @'
using System;

public sealed class LaterClock : TimeProvider
{
    private readonly int _minutes;

    public LaterClock(int minutes) { _minutes = minutes; }

    public override DateTimeOffset GetUtcNow() { return DateTimeOffset.UtcNow.AddMinutes(_minutes); }
}
'@

    function Skip-Time([int] $Minutes) {
        $hidden = [Reflection.BindingFlags] 'Instance, NonPublic, Public'
        $context = Get-GdapContext
        $session = $context.GetType().GetProperty('Handle', $hidden).GetValue($context)
        $session.GetType().GetField('<Clock>k__BackingField', $hidden).SetValue($session, [LaterClock]::new($Minutes))
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Repair with the commands of the findings' {
    It 'has each of them be one command of literals alone' {
        foreach ($command in (Invoke-GdapDiagnostic).RepairCommands) {
            $errors = $null
            $script = [Management.Automation.Language.Parser]::ParseInput($command, [ref] $null, [ref] $errors)

            $errors | Should -BeNullOrEmpty
            $script.EndBlock.Statements.Count | Should -Be 1
            $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true).Count | Should -Be 1
            $script.FindAll({ $args[0] -is [Management.Automation.Language.VariableExpressionAst] }, $true) |
                Where-Object { "$_" -ne '$true' } | Should -BeNullOrEmpty
        }
    }

    It 'says what they would change, and changes nothing, under WhatIf' {
        $WhatIfPreference = $true
        $findings = Invoke-GdapDiagnostic | ForEach-Object { @{ RepairCommands = $_.RepairCommands -notlike '*-Mg*' } }
        # That an assignment in error is in its place is still true when its removal was not carried out.
        (Invoke-Repair $findings -ErrorAction SilentlyContinue).Count | Should -BeGreaterThan 9

        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'leads the sample partner to all Pass' {
        $first = Invoke-GdapDiagnostic
        $done = @(Invoke-Repair $first -ErrorAction Stop)

        $blocked = $first | Where-Object CheckId -EQ POL001
        Set-CustomerPolicy $blocked.CustomerTenantId $blocked.Evidence.'Policy id'
        Approve-EveryRequest

        # What the approvals opened is assigned in the next round.
        Connect-TestSandbox $sandbox
        $done += Invoke-Repair (Invoke-GdapDiagnostic) -ErrorAction Stop
        Skip-Time 31

        $last = Invoke-GdapDiagnostic
        $last | Where-Object Verdict -NotIn Pass, NotApplicable | ForEach-Object { "$($_.CheckId) $($_.TargetName): $($_.Cause)" } | Should -BeNullOrEmpty
        ($last | Where-Object CustomerTenantId).Count | Should -Be 16
        $last.RepairCommands | Should -BeNullOrEmpty

        $health = Test-GdapRelationship
        $health | Where-Object Verdict -NE Pass | ForEach-Object { "$($_.CheckIds) $($_.CustomerName): $($_.Cause)" } | Should -BeNullOrEmpty
        $health.RepairCommands | Should -BeNullOrEmpty
        $done.Count | Should -BeGreaterThan 12
    }
}
