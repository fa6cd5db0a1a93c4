<#
.SYNOPSIS
    Makes the pictures of the README from real output of the built module; started by build.ps1.

.DESCRIPTION
    console.svg holds the text that Session.ps1 writes, line by line; report.png is the report as a browser shows it,
    and is left as it is where there is no Chromium. Uses nothing but the engine, .NET and dotnet.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $ReportPath
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'

$colors = @{ Fail = '#ff7b72'; Warning = '#e3b341'; Unknown = '#d2a8ff'; Pass = '#7ee787' }
$lineHeight = 18
$margin = 16
$characterWidth = 7.83

function ConvertTo-SvgText([string] $Text) {
    [System.Security.SecurityElement]::Escape($Text)
}

# The colours of a verdict and of a typed command stand in for those of a terminal.
function Format-Line([string] $Line, [int] $Y) {
    $text = ConvertTo-SvgText $Line
    if ($Line -match '^(Fail|Warning|Unknown|Pass)\b') {
        $text = $text -replace '^\w+', "<tspan fill=`"$($colors[$Matches[1]])`">`$0</tspan>"
    }
    elseif ($Line.StartsWith('PS> ')) {
        $text = "<tspan fill=`"#79c0ff`">$text</tspan>"
    }

    "<text x=`"$margin`" y=`"$Y`" xml:space=`"preserve`">$text</text>"
}

function ConvertTo-Svg([string[]] $Lines) {
    $columns = 0
    $Lines | ForEach-Object { $columns = [Math]::Max($columns, $_.Length) }
    $width = [int] ($columns * $characterWidth) + 2 * $margin
    $height = $Lines.Count * $lineHeight + 2 * $margin
    "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$height`" viewBox=`"0 0 $width $height`""
    '  font-family="ui-monospace, Menlo, Consolas, ''DejaVu Sans Mono'', monospace" font-size="13" fill="#e6edf3">'
    '<title>Invoke-GdapDiagnostic on the sample partner</title>'
    "<rect width=`"$width`" height=`"$height`" rx=`"8`" fill=`"#0d1117`" />"
    $y = $margin
    foreach ($line in $Lines) {
        $y += $lineHeight
        if ($line) {
            Format-Line $line ($y - 4)
        }
    }

    '</svg>'
}

function Find-Browser {
    foreach ($name in 'chromium', 'chromium-browser', 'google-chrome', 'msedge') {
        if (Get-Command $name -CommandType Application -ErrorAction Ignore) {
            return $name
        }
    }
}

# tests/PSHost is 120 columns wide wherever it runs, and writes plain text.
$lines = @(& dotnet run --project "$PSScriptRoot/../../tests/PSHost" -- -NoLogo "$PSScriptRoot/Session.ps1" $ModulePath $ReportPath)
if ($LASTEXITCODE -ne 0) {
    throw "The session to picture failed with exit code $LASTEXITCODE."
}

# No two empty lines in a row, and none longer than the console is wide.
$text = ($lines | ForEach-Object { $_.TrimEnd() -replace '.{120}(?=.)', "`$0`n" }) -join "`n" -replace '\n{3,}', "`n`n"
$svg = (ConvertTo-Svg ($text.Trim() -split '\n')) -join "`n"
[System.IO.File]::WriteAllText("$PSScriptRoot/console.svg", "$svg`n")
'docs/images/console.svg is made'

$browser = Find-Browser
if (-not $browser) {
    'docs/images/report.png is left as it is: there is no Chromium, Chrome or Edge on the path'
    return
}

# Chromium starts as root only without its own sandbox; what it opens is our own file.
$options = @(if ([Environment]::UserName -eq 'root') { '--no-sandbox' })
$address = [uri]::new([System.IO.Path]::GetFullPath($ReportPath), [UriKind]::Absolute).AbsoluteUri
[System.IO.File]::Delete("$PSScriptRoot/report.png")
& $browser --headless --disable-gpu --hide-scrollbars @options --window-size=1200,806 `
    "--screenshot=$PSScriptRoot/report.png" $address 2>&1 | Out-Null
if (-not [System.IO.File]::Exists("$PSScriptRoot/report.png")) {
    throw "$browser made no picture of $address."
}

'docs/images/report.png is made'
