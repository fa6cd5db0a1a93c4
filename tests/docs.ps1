# Dot-sourced by the Pester files that read what there is to read: README and the like, docs, help pages and help topics.

# Every page, by its path from the root.
function Get-DocsPage {
    $root = Resolve-Path "$PSScriptRoot/.."
    Get-ChildItem "$root/*.md" -Exclude CHANGELOG.md | Sort-Object Name | ForEach-Object Name
    Get-ChildItem "$root/docs/*.md" | Sort-Object Name | ForEach-Object { "docs/$($_.Name)" }
    Get-ChildItem "$root/en-US/*" -Include *.md, about_*.help.txt | Sort-Object Name | ForEach-Object { "en-US/$($_.Name)" }
}

function Read-DocsPage([string] $Page) {
    [System.IO.File]::ReadAllText("$PSScriptRoot/../$Page") -replace "`r"
}

# The blocks of code of a page. A help topic has no fences: there they come after an empty line, indented by eight.
function Get-CodeBlock([string] $Page) {
    $isTopic = $Page -like '*.help.txt'
    $pattern = if ($isTopic) { '(?<=\n\n)(?<code>(?: {8}.*\n)+)' } else { '(?ms)^```(?<language>\w*)\n(?<code>.*?)\n```$' }
    $text = Read-DocsPage $Page
    foreach ($block in [regex]::Matches($text, $pattern)) {
        $code = $block.Groups['code'].Value
        if ($isTopic) { $code = $code -replace '(?m)^ {8}' }
        @{
            Language = if ($isTopic) { 'powershell' } else { $block.Groups['language'].Value }
            Code     = $code.Trim()
            First    = ($code.Trim() -split '\n')[0]
            Line     = ($text.Substring(0, $block.Groups['code'].Index) -split '\n').Count
        }
    }
}

# What stands between backticks in the text around the blocks.
function Get-CodeSpan([string] $Page) {
    $text = (Read-DocsPage $Page) -replace '(?ms)^```.*?^```$'
    [regex]::Matches($text, '`([^`]+)`') | ForEach-Object { $_.Groups[1].Value -replace '\s+', ' ' }
}

# The session of a reader in a folder: with the module, the commands of other modules, and the reader's own values. What a
# live sign-in needs to reach the sandbox is in $endpoints.
function New-ReaderSession([string] $Folder, $Sandbox) {
    $state = [initialsessionstate]::CreateDefault2()
    $token = [Management.Automation.Runspaces.SessionStateFunctionEntry]::new('Get-SandboxToken', "${function:Get-SandboxToken}")
    $state.Commands.Add($token)
    $shell = [powershell]::Create($state)
    [void] $shell.AddScript({
            param($folder, $module, $standins, $services)
            Set-Location $folder
            Import-Module $module
            . $standins $services
            $app = $services.ClientId
            $partner = $services.TenantId
            $secret = ConvertTo-SecureString 'invented' -AsPlainText -Force
            $refreshToken = ConvertTo-SecureString 'invented' -AsPlainText -Force
            $identity = '33333333-0000-0000-0000-000000000001'
            $endpoints = @{ 'New-PartnerRefreshToken:Port' = 0 }
            foreach ($command in 'Connect-GdapPartner', 'New-PartnerRefreshToken') {
                foreach ($service in 'AuthorityHost', 'GraphEndpoint', 'PartnerCenterEndpoint') {
                    $endpoints["${command}:$service"] = $services.Uri
                }
            }
        }).AddParameters(@($Folder, (Get-Module GdapTools).Path, "$PSScriptRoot/standins.ps1", $Sandbox)).Invoke()
    $shell
}

# Runs code in a reader's session; a live sign-in goes to the sandbox. Returns what it writes.
function Invoke-InSession([powershell] $Shell, [string] $Code, [switch] $IsLive) {
    $Shell.Commands.Clear()
    $Shell.Streams.ClearStreams()
    [void] $Shell.AddScript("`$PSDefaultParameterValues = $(if ($IsLive) { '$endpoints' } else { '@{}' })").AddStatement().AddScript($Code)
    $Shell.Invoke()
}

# Runs a block as its reader would: one statement after another, or, where it ends with an exit code, as a script. Tells of
# each what it wrote, its errors, and whether it ought to write something.
function Invoke-AsPrinted([powershell] $Shell, [string] $Code) {
    $isLive = $Code -match '\bClientId\b|Connect-GdapPartner -(ManagedIdentity|AccessToken|TokenProvider)'
    $statements = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null).EndBlock.Statements
    if ($Code -match '\bexit \d') {
        $Shell.Runspace.SessionStateProxy.SetVariable('printed', $Code)
        $statements = '$printed | Set-Content ./printed.ps1', './printed.ps1'
    }

    foreach ($statement in $statements) {
        $output = @(Invoke-InSession $Shell "$statement" -IsLive:$isLive)
        [pscustomobject] @{
            Statement = "$statement"
            Output    = $output
            Errors    = @($Shell.Streams.Error)
            IsWanting = $output.Count -eq 0 -and (Test-Writing $statement)
        }
    }
}

# Whether a statement writes something: one that is neither an assignment nor a condition, and does not end with what is silent.
function Test-Writing($Statement) {
    $last = if ($Statement.PipelineElements) { $Statement.PipelineElements[-1] }
    $silent = 'Disconnect-GdapPartner', 'Stop-GdapSandbox', 'Export-GdapReport', 'Export-Csv', 'Set-Content', 'Set-Secret', 'Import-Module', 'Copy-Item', 'Stop-Job'
    $last -and "$last" -notmatch '^\[void\]|-WhatIf$' -and ("$last" -match '-PassThru' -or ($last -as [Management.Automation.Language.CommandAst])?.GetCommandName() -notin $silent)
}
