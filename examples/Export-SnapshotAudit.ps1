<#
.SYNOPSIS
    Audits a partner from a snapshot file alone: no sign-in, no network, the same result each time.

.DESCRIPTION
    Everything is judged as of the moment when the snapshot was taken. It writes to a folder: gdap.html and gdap.json with
    all findings, relationships.csv with the health of the relationships by customer, access.csv with the roles that the
    account really has, and by which way. It takes the place of the session that was open.

    What the snapshot does not hold is Unknown, never good. With -FailOn it ends with the error FindingsFailed, after all
    files are written. Windows PowerShell 5.1 and PowerShell 7. No permission is needed.

.EXAMPLE
    ./examples/Export-SnapshotAudit.ps1 -Snapshot ./partner.json.gz -Folder ./audit -FailOn Fail, Unknown
#>
[CmdletBinding()]
param(
    # The file.
    [Parameter(Mandatory)]
    [string] $Snapshot,

    # Where the files go; made if it is not there. Files of the same names are replaced.
    [Parameter(Mandatory)]
    [string] $Folder,

    # Another account of the snapshot.
    [string] $LoginHint,

    # The verdicts at which the script fails, once the files are written.
    [ValidateSet('Fail', 'Warning', 'Unknown')]
    [string[]] $FailOn = @()
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$signIn = @{ Snapshot = $Snapshot }
if ($LoginHint) {
    $signIn.LoginHint = $LoginHint
}

$null = New-Item $Folder -ItemType Directory -Force
$context = Connect-GdapPartner @signIn -WarningAction SilentlyContinue
$findings = $failure = $null
try {
    Test-GdapRelationship -Context $context |
        Select-Object CustomerName, CustomerTenantId, Verdict, BrokenLink, DaysLeft, Cause,
            @{ Name = 'Checks'; Expression = { $_.CheckIds -join ' ' } }, @{ Name = 'MissingRoles'; Expression = { $_.MissingRoles -join '; ' } } |
        Export-Csv (Join-Path $Folder 'relationships.csv') -NoTypeInformation -Encoding UTF8
    Get-GdapEffectiveAccess -Context $context |
        Select-Object CustomerName, CustomerTenantId, RoleName, MissingLink, @{ Name = 'Path'; Expression = { $_.Path -join ' > ' } } |
        Export-Csv (Join-Path $Folder 'access.csv') -NoTypeInformation -Encoding UTF8

    try {
        Invoke-GdapDiagnostic -Context $context -FailOn $FailOn -OutVariable findings |
            Export-GdapReport (Join-Path $Folder 'gdap.html') -Force -Context $context
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'FindingsFailed,*') {
            throw
        }

        $failure = $_
    }

    $findings | Export-GdapReport (Join-Path $Folder 'gdap.json') -Force -Context $context
    $findings
}
finally {
    Disconnect-GdapPartner -Context $context
}

if ($failure) {
    $PSCmdlet.ThrowTerminatingError($failure)
}
