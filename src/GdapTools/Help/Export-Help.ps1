<#
.SYNOPSIS
    Makes the help that Get-Help reads (MAML) from the pages in en-US; started by build.ps1 in a process of its own.

.DESCRIPTION
    Needs Microsoft.PowerShell.PlatyPS 1.x; exit code 3 says that it is not here.
#>
param(
    [Parameter(Mandatory)]
    [string] $HelpPath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object { $_.Version.Major -eq 1 })) {
    exit 3
}

$names = [System.Xml.XmlNamespaceManager]::new([System.Xml.NameTable]::new())
$names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
$names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
$names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

function Find-All([System.Xml.XmlNode] $Node, [string] $Path) {
    @($Node.SelectNodes($Path, $names))
}

function Find-One([System.Xml.XmlNode] $Node, [string] $Path) {
    $Node.SelectSingleNode($Path, $names)
}

# PlatyPS puts a whole example into its introduction, fences and all. Get-Help has places for its code and its prose.
function Move-Example([System.Xml.XmlElement] $Example) {
    $title = Find-One $Example 'maml:title'
    $introduction = Find-One $Example 'maml:introduction'
    $text = (Find-All $introduction 'maml:para').InnerText -join "`n" -replace [char] 0x80
    if ($text -notmatch '(?s)^```powershell\n(?<code>.*?)\n```\s*(?<prose>.*)$') {
        throw "'$($title.InnerText)' is not a block of code followed by prose."
    }

    (Find-One $Example 'dev:code').InnerText = $Matches.code
    foreach ($text in $Matches.prose.Trim(), '') {
        $paragraph = $Example.OwnerDocument.CreateElement('maml', 'para', $names.LookupNamespace('maml'))
        $paragraph.InnerText = $text
        [void] (Find-One $Example 'dev:remarks').AppendChild($paragraph)
    }

    [void] $Example.RemoveChild($introduction)
}

# A page beside this one is no address, and Get-Help -Online opens the first address there is.
function Repair-Link([System.Xml.XmlElement] $Link) {
    $uri = Find-One $Link 'maml:uri'
    if ((Find-One $Link 'maml:linkText').InnerText -eq 'Online Version') {
        [void] $Link.ParentNode.RemoveChild($Link)
    }
    elseif ($uri.InnerText -like '*.md') {
        $uri.InnerText = ''
    }
}

# The list of parameters names types as the syntax does, string and not System.String, and says what the default is.
function Complete-Parameter([System.Xml.XmlElement] $Command, $Page) {
    foreach ($parameter in Find-All $Command 'command:parameters/command:parameter[command:parameterValue]') {
        $name = (Find-One $parameter 'maml:name').InnerText
        $type = Find-One $Command "command:syntax//command:parameter[maml:name = '$name']/command:parameterValue"
        (Find-One $parameter 'command:parameterValue').InnerText = $type.InnerText
        $value = ($Page.Parameters | Where-Object Name -eq $name).DefaultValue
        if ($value) {
            $default = $Command.OwnerDocument.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $default.InnerText = $value
            [void] $parameter.AppendChild($default)
        }
    }
}

$folder = Join-Path ([System.IO.Path]::GetTempPath()) "help-$([guid]::NewGuid())"
try {
    $pages = Get-ChildItem (Join-Path $HelpPath '*-*.md') | Sort-Object Name | Import-MarkdownCommandHelp
    $file = Export-MamlCommandHelp -CommandHelp $pages -OutputFolder $folder
    $document = [xml]::new()
    $document.Load($file.FullName)
    foreach ($command in Find-All $document '//command:command') {
        Find-All $command './/command:example' | ForEach-Object { Move-Example $_ }
        Find-All $command './/maml:navigationLink' | ForEach-Object { Repair-Link $_ }
        $title = (Find-One $command 'command:details/command:name').InnerText
        Complete-Parameter $command ($pages | Where-Object Title -eq $title)
    }

    $settings = [System.Xml.XmlWriterSettings] @{
        Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false)
    }
    $writer = [System.Xml.XmlWriter]::Create((Join-Path $HelpPath $file.Name), $settings)
    $document.Save($writer)
    $writer.WriteWhitespace("`n")
    $writer.Dispose()
}
finally {
    Remove-Item $folder -Recurse -ErrorAction Ignore
}
