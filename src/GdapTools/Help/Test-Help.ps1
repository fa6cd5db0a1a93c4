<#
.SYNOPSIS
    Checks that each command has its source file and complete help, and that both forms of the help agree.

.DESCRIPTION
    Writes a line for each problem and one to sum up, and exits with 1 if there is a problem. Uses nothing but the
    engine and .NET, so that it runs in any PowerShell. It imports the module.
#>
param(
    [Parameter(Mandatory)]
    [string] $ModulePath,

    [Parameter(Mandatory)]
    [string] $HelpPath
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/HelpText.ps1"

function Format-Flag([bool] $Value) {
    "$Value".ToLowerInvariant()
}

# The metadata of a parameter as PlatyPS writes it. The default value is left out: only its author knows it.
function Format-Parameter([System.Management.Automation.ParameterMetadata] $Parameter) {
    $takesWildcards = $Parameter.Attributes.Where({ $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
    "Type: $($Parameter.ParameterType.ToString())"
    "SupportsWildcards: $(Format-Flag $takesWildcards.Count)"
    "Aliases:$(if ($Parameter.Aliases.Count -eq 0) { ' []' })"
    $Parameter.Aliases | ForEach-Object { "- $_" }
    'ParameterSets:'
    foreach ($set in $Parameter.ParameterSets.GetEnumerator()) {
        "- Name: $($set.Key -replace '^__AllParameterSets$', '(All)')"
        "  Position: $($set.Value.Position -replace [int]::MinValue, 'Named')"
        "  IsRequired: $(Format-Flag $set.Value.IsMandatory)"
        "  ValueFromPipeline: $(Format-Flag $set.Value.ValueFromPipeline)"
        "  ValueFromPipelineByPropertyName: $(Format-Flag $set.Value.ValueFromPipelineByPropertyName)"
        "  ValueFromRemainingArguments: $(Format-Flag $set.Value.ValueFromRemainingArguments)"
    }
}

# Everything a page has to hold word for word.
function Get-Expectation([System.Management.Automation.CommandInfo] $Command) {
    $expected = [ordered] @{}
    foreach ($set in $Command.ParameterSets) {
        $expected["syntax $($set.Name)"] = "$($Command.Name) $set"
    }

    foreach ($parameter in $Command.Parameters.Values) {
        if (-not [System.Management.Automation.Cmdlet]::CommonParameters.Contains($parameter.Name)) {
            $expected["metadata $($parameter.Name)"] = (Format-Parameter $parameter) -join ' '
        }
    }

    $expected
}

function Test-Page($Command, $Page, [string] $Text) {
    if ($Text -match '\{\{') { 'has a placeholder left' }
    if ($Text -notmatch "(?m)^title: $($Command.Name)$") { 'has another title' }
    if ($Text -notmatch '(?m)^external help file: GdapTools\.dll-Help\.xml$') { 'names another help file' }
    if ($Page['synopsis'] -match '\n') { 'has a synopsis of several lines' }
    if ("$($Page['description'])$($Page['notes'])" -notmatch 'permission|\.Read') { 'does not say which permissions are needed' }
    if (@($Page.Values -match 'https://learn\.microsoft\.com/').Count -eq 0) { 'links to no documentation' }
    $Page.Keys | Where-Object { -not $Page[$_] } | ForEach-Object { "says nothing of $_" }

    $examples = @($Page.Keys -match '^example \d+: .')
    if ($examples.Count -lt 2 -or $examples.Count -gt 4) { "has $($examples.Count) titled examples, not 2 to 4" }

    $expected = Get-Expectation $Command
    foreach ($place in $expected.Keys) {
        $found = Join-Space ("$($Page[$place])" -replace '(?m)^(DefaultValue|DontShow|AcceptedValues|HelpMessage): .*$')
        if ($found -ne (Join-Space $expected[$place])) { "should say of ${place}: $($expected[$place])" }
    }

    $Page.Keys -match '^(syntax|metadata) ' | Where-Object { -not $expected.Contains($_) } |
        ForEach-Object { "has $_, which the command has not" }
    foreach ($type in $Command.OutputType) {
        if (-not $Page.Contains("output $($type.Name)")) { "does not list the output $($type.Name)" }
    }
}

# What only one form has, or has in other words. Links between pages lead nowhere in the other form.
function Compare-Help($Page, $Maml) {
    foreach ($place in @($Page.Keys) + @($Maml.Keys)) {
        $said = (Join-Space "$($Page[$place])") -replace '^\S+\.md$'
        $isOfPage = $place -match '^(syntax|metadata) '
        if (-not $isOfPage -and -not ($Page.Contains($place) -and $Maml.Contains($place) -and $said -ceq (Join-Space $Maml[$place]))) {
            "differs from GdapTools.dll-Help.xml in $place"
        }
    }
}

Import-Module "$ModulePath/GdapTools.psd1"
$commands = @(Get-Command -Module GdapTools)
$help = Read-Maml "$HelpPath/GdapTools.dll-Help.xml"
$problems = @(
    foreach ($command in $commands) {
        $file = "$HelpPath/$($command.Name).md"
        if (-not [System.IO.File]::Exists($file)) {
            "$($command.Name) has no page in en-US"
            continue
        }

        if (-not [System.IO.File]::Exists("$PSScriptRoot/../Commands/$($command.Name.Replace('-', ''))Command.cs")) {
            "$($command.Name) has no source file of its name"
        }

        $page = Read-Page $file
        Test-Page $command $page ([System.IO.File]::ReadAllText($file)) | ForEach-Object { "$($command.Name).md $_" }
        if ($help.Contains($command.Name)) {
            Compare-Help $page $help[$command.Name] | ForEach-Object { "$($command.Name).md $_" }
        }
        else {
            "GdapTools.dll-Help.xml does not hold $($command.Name)"
        }
    }

    $pages = [System.IO.Directory]::GetFiles($HelpPath, '*-*.md') |
        ForEach-Object { [System.IO.Path]::GetFileNameWithoutExtension($_) }
    @($pages) + @($help.Keys) | Where-Object { $commands.Name -notcontains $_ } |
        ForEach-Object { "en-US has help for $_, which is no command" }
)

$problems
"$($commands.Count) commands, $($problems.Count) problems in their help"
if ($problems) {
    exit 1
}
