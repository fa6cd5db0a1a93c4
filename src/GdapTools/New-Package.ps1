<#
.SYNOPSIS
    Packs the built module as a .nupkg that PowerShell's package commands take; started by build.ps1.

.DESCRIPTION
    The same module gives the same file, byte for byte. Uses nothing but the engine, .NET and dotnet.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $OutputPath,

    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'

$syntax = [System.Management.Automation.Language.Parser]::ParseFile("$ModulePath/GdapTools.psd1", [ref] $null, [ref] $null)
$manifest = $syntax.EndBlock.Statements[0].PipelineElements[0].Expression.SafeGetValue()
$data = $manifest.PrivateData.PSData
$commands = $manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" }
$values = [ordered] @{
    id = 'GdapTools'
    version = $manifest.ModuleVersion
    authors = $manifest.Author
    copyright = $manifest.Copyright
    description = $manifest.Description
    releaseNotes = $data.ReleaseNotes
    tags = (@('PSModule') + $data.Tags + $commands) -join ' '
    licenseUrl = $data.LicenseUri
    requireLicenseAcceptance = 'false'
}

$document = [xml] '<package><metadata /></package>'
foreach ($key in $values.Keys) {
    $element = $document.DocumentElement['metadata'].AppendChild($document.CreateElement($key))
    $element.InnerText = $values[$key]
}

# NuGet names one part by chance and stamps entries with the time of their files. Both are made constant, and the
# order of the entries, so that two packages of one module can be compared.
function Copy-Entry([System.IO.Compression.ZipArchive] $From, [System.IO.Compression.ZipArchive] $To) {
    $properties = @($From.Entries | Where-Object { $_.FullName -like '*.psmdcp' })[0].FullName
    $constant = 'package/services/metadata/core-properties/gdaptools.psmdcp'
    $names = [string[]] @($From.Entries | ForEach-Object { $_.FullName })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
        $reader = $From.GetEntry($name).Open()
        $bytes = [System.IO.MemoryStream]::new()
        $reader.CopyTo($bytes)
        $reader.Dispose()
        if ($name -eq '_rels/.rels') {
            $text = [System.Text.Encoding]::UTF8.GetString($bytes.ToArray()).Replace($properties, $constant)
            $number = 0
            $text = [regex]::Replace($text, 'Id="[^"]*"', { $script:number++; "Id=`"R$script:number`"" })
            $bytes = [System.IO.MemoryStream]::new([System.Text.Encoding]::UTF8.GetBytes($text))
        }

        $entry = $To.CreateEntry($name.Replace($properties, $constant), [System.IO.Compression.CompressionLevel]::Optimal)
        $entry.LastWriteTime = [DateTimeOffset]::new(2000, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
        $writer = $entry.Open()
        $bytes.Position = 0
        $bytes.CopyTo($writer)
        $writer.Dispose()
    }
}

[void] [System.IO.Directory]::CreateDirectory($OutputPath)
$specification = "$OutputPath/GdapTools.nuspec"
$package = "$OutputPath/GdapTools.$($manifest.ModuleVersion).nupkg"
$number = 0
$document.Save($specification)
try {
    & dotnet msbuild "$PSScriptRoot/GdapTools.csproj" -restore '-t:Pack' '-v:quiet' -nologo "-p:Configuration=$Configuration" `
        '-p:NoBuild=true' '-p:NoPackageAnalysis=true' "-p:PackageOutputPath=$OutputPath" "-p:NuspecFile=$specification" "-p:NuspecBasePath=$ModulePath"
    if ($LASTEXITCODE -ne 0) {
        throw "Packing failed with exit code $LASTEXITCODE."
    }

    [System.IO.File]::Move($package, "$package.made")
    $from = [System.IO.Compression.ZipArchive]::new([System.IO.File]::OpenRead("$package.made"))
    $to = [System.IO.Compression.ZipArchive]::new([System.IO.File]::Create($package), [System.IO.Compression.ZipArchiveMode]::Create)
    try {
        Copy-Entry $from $to
    }
    finally {
        $to.Dispose()
        $from.Dispose()
    }
}
finally {
    [System.IO.File]::Delete("$package.made")
    [System.IO.File]::Delete($specification)
}

$package
