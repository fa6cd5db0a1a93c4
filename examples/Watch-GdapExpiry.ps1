<#
.SYNOPSIS
    Posts the GDAP relationships that end soon to a channel of Microsoft Teams. Meant for a daily job.

.DESCRIPTION
    It works in the session that Connect-GdapPartner opened. The message names what ends within -Days and does not extend
    itself, what does not tell its end, and what has ended within the last -Days with nothing in its place. It is posted on
    each run, also when nothing ends: a channel that stays silent proves nothing. When the relationships cannot be read, the
    message says that, and the script fails.

    The webhook is one of the Workflows app ("Post to a channel when a webhook request is received"); Office connectors are
    retired. Source of the message's form, an Adaptive Card in "attachments":
    https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook
    Whoever knows its address may post to the channel, so it is neither written nor part of an error.

    Windows PowerShell 5.1 and PowerShell 7. Needs DelegatedAdminRelationship.Read.All.

.EXAMPLE
    Connect-GdapPartner -ClientId $app -TenantId $partner -RefreshToken (Get-Secret PartnerToken) -ClientKind Public
    ./examples/Watch-GdapExpiry.ps1 -WebhookUri (Get-Secret TeamsWebhook)
#>
[CmdletBinding()]
param(
    # The address of the webhook. https, or http to this machine for tests.
    [Parameter(Mandatory)]
    [securestring] $WebhookUri,

    # How far ahead to look, and back for what has ended.
    [ValidateRange(1, 365)]
    [int] $Days = 30,

    # How long to wait before the webhook is tried again; it is tried three times.
    [ValidateRange(0, 300)]
    [int] $RetrySeconds = 10
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# A card takes no more than 28 KB.
$most = 50

function Get-ExpiryRow {
    $relationships = @(Get-GdapRelationship)
    if ($relationships.Count -eq 0) {
        throw 'There is no relationship at all. Invoke-GdapDiagnostic says why.'
    }

    $active = @($relationships | Where-Object { $_.Status -eq 'active' })
    foreach ($relationship in $relationships | Sort-Object EndDateTime) {
        if ($null -eq $relationship.EndDateTime) {
            if ($relationship.Status -eq 'active') {
                [pscustomobject] @{ Customer = $relationship.CustomerName; Ends = $null; Text = 'does not tell when it ends' }
            }

            continue
        }

        $left = $relationship.DaysLeft
        $day = $relationship.EndDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $text = $null

        if ($relationship.Status -eq 'active' -and $left -lt $Days -and $relationship.AutoExtendDuration -eq [TimeSpan]::Zero) {
            $text = if ($left -ge 0) { "ends on $day, in $left days" } else { "was to end on $day" }
        }
        elseif ($relationship.Status -in 'expired', 'expiring' -and $left -ge -$Days) {
            $others = @($active | Where-Object { $_.CustomerTenantId -eq $relationship.CustomerTenantId })
            $text = if ($others.Count -eq 0) { "ended on $day, and nothing took its place" }
        }

        if ($text) {
            [pscustomobject] @{ Customer = $relationship.CustomerName; Ends = $day; Text = $text }
        }
    }
}

# Cards read Markdown: a customer's name is not to become a link or a heading.
function ConvertTo-CardText([string] $Text) {
    $Text -replace '\[', '(' -replace '\]', ')' -replace '[\r\n<>*_`#]', ' '
}

function New-Card([string] $Title, [string] $Color, [object[]] $Rows) {
    $body = @(@{ type = 'TextBlock'; text = $Title; weight = 'Bolder'; size = 'Medium'; color = $Color; wrap = $true })
    if ($Rows.Count -gt 0) {
        $facts = @($Rows | Select-Object -First $most | ForEach-Object {
                @{ title = ConvertTo-CardText "$($_.Customer)"; value = ConvertTo-CardText $_.Text }
            })
        $body += @{ type = 'FactSet'; facts = $facts }
    }

    if ($Rows.Count -gt $most) {
        $body += @{ type = 'TextBlock'; text = "and $($Rows.Count - $most) more"; wrap = $true }
    }

    $card = @{
        '$schema' = 'http://adaptivecards.io/schemas/adaptive-card.json'
        type      = 'AdaptiveCard'
        version   = '1.2'
        body      = $body
    }
    @{
        type        = 'message'
        attachments = @(@{ contentType = 'application/vnd.microsoft.card.adaptive'; contentUrl = $null; content = $card })
    }
}

function Get-StatusCode($ErrorRecord) {
    $response = $ErrorRecord.Exception.PSObject.Properties['Response']
    if ($response -and $response.Value) {
        [int] $response.Value.StatusCode
    }
}

function Send-Card($Card) {
    [uri] $address = [System.Net.NetworkCredential]::new('', $WebhookUri).Password
    if (-not $address.IsAbsoluteUri -or ($address.Scheme -ne 'https' -and -not $address.IsLoopback)) {
        throw 'The address of the webhook is not an https address.'
    }

    $request = @{
        Uri             = $address
        Method          = 'Post'
        ContentType     = 'application/json; charset=utf-8'
        Body            = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Card -Depth 12 -Compress))
        TimeoutSec      = 60
        UseBasicParsing = $true
    }
    foreach ($attempt in 1..3) {
        try {
            $null = Invoke-WebRequest @request
            return
        }
        catch {
            $status = Get-StatusCode $_
            $reason = if ($status) { "answered $status" } else { 'cannot be reached' }
        }

        # What the webhook does not want now it does not want later either.
        if ($status -and $status -ne 408 -and $status -ne 429 -and $status -lt 500) {
            break
        }

        if ($attempt -lt 3) {
            Start-Sleep -Seconds $RetrySeconds
        }
    }

    # Outside of the catch, so that the error holds nothing of the request.
    throw "The message was not posted: the webhook at $($address.Host) $reason."
}

# Windows PowerShell may offer older versions only.
if ($PSVersionTable.PSVersion.Major -lt 6) {
    [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
}

$failure = $null
try {
    $rows = @(Get-ExpiryRow)
}
catch {
    $failure = $_
}

if ($failure) {
    Send-Card (New-Card "GDAP: the relationships could not be read. $(ConvertTo-CardText "$failure")" 'Attention' @())
    $PSCmdlet.ThrowTerminatingError($failure)
}

$title, $color = if ($rows.Count -eq 0) {
    "GDAP: nothing ends within $Days days", 'Good'
}
else {
    "GDAP: relationships that need a look: $($rows.Count)", 'Warning'
}
Send-Card (New-Card $title $color $rows)
$rows
