<#
.SYNOPSIS
    Writes about_GdapChecks from the catalogue of checks; started by build.ps1 in a pwsh of its own.
#>
param(
    [Parameter(Mandatory)]
    [string] $CataloguePath,

    [Parameter(Mandatory)]
    [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Breaks between words, so that no line is longer than a console of 80 columns shows.
function Format-Paragraph([string] $Text, [string] $First, [string] $Indent = $First) {
    $line = $First
    foreach ($word in $Text -split ' ') {
        if ($line.Trim() -and $line.Length + 1 + $word.Length -gt 79) {
            $line
            $line = $Indent
        }

        $line += if ($line.Length -eq $Indent.Length -or $line -eq $First) { $word } else { " $word" }
    }

    $line
}

function Format-Check($Check) {
    ''
    Format-Paragraph "$($Check.id)  $($Check.title)" '    ' '            '
    $permissions = if ($Check.permissions) { "needs $($Check.permissions -join ', ')" } else { 'needs no permission of its own' }
    Format-Paragraph "Severity $($Check.severity); $permissions." '        '
    foreach ($step in $Check.remediation) {
        Format-Paragraph $step '        - ' '          '
    }

    if ($Check.PSObject.Properties['repair']) {
        Format-Paragraph "May be repaired by $($Check.repair -join ', ')." '        '
    }

    "        $($Check.documentation)"
}

$checks = (Get-Content $CataloguePath -Raw | ConvertFrom-Json).checks
$lines = @(
    'TOPIC'
    '    about_GdapChecks'
    ''
    'SHORT DESCRIPTION'
    Format-Paragraph 'Every check, with its severity, the permissions it needs, and what to do when it fails.' '    '
    ''
    'LONG DESCRIPTION'
    Format-Paragraph ('Invoke-GdapDiagnostic, Test-GdapCustomerAccess, Test-GdapRelationship and Test-PartnerMfaPosture name these ' +
        'checks; the ids never change. A check that could not see, or met a value this version does not know, answers ' +
        'Unknown: never Pass. The severity is that of a failure. In a finding the steps can ' +
        'be more exact: names stand where there are braces here, and POS001 has its steps there alone.') '    '
    ''
    Format-Paragraph ('Where it is certain what repairs a finding, its RepairCommands hold the lines to run, with ids filled in. ' +
        'Read them first: they change a tenant.') '    '
    foreach ($link in $checks.link | Select-Object -Unique) {
        ''
        $link.ToUpperInvariant()
        $checks | Where-Object link -EQ $link | ForEach-Object { Format-Check $_ }
    }
    ''
    'SEE ALSO'
    '    about_GdapTools'
    '    Invoke-GdapDiagnostic'
    '    Test-GdapCustomerAccess'
    '    Test-GdapRelationship'
    '    Test-PartnerMfaPosture'
)
[System.IO.File]::WriteAllText($Path, ($lines -join "`n") + "`n")
