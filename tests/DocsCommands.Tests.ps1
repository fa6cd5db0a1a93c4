# What README, docs, help pages and help topics name in passing is there: commands, parameters, properties, tasks and files.
BeforeDiscovery {
    . $PSScriptRoot/docs.ps1
    $pages = Get-DocsPage | ForEach-Object { @{ Page = $_ } }
    $scripts = Get-ChildItem "$PSScriptRoot/../examples/*.ps1" -Exclude *.Tests.ps1 | ForEach-Object { @{ Script = "examples/$($_.Name)" } }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/docs.ps1
    . $PSScriptRoot/standins.ps1 @{ TenantId = 'none' }
    $root = Resolve-Path "$PSScriptRoot/.."

    # Of modules that need not be here, and without a stand-in: nothing of ours is given what they write.
    $elsewhere = 'Revoke-MgUserSignInSession', 'Start-AzAutomationRunbook'
    $ofPwsh = 'NoProfile', 'NonInteractive', 'File'
    $verbs = (Get-Verb).Verb
    $own = (Get-Module GdapTools).ExportedCommands.Keys
    $found = @{}

    function Get-Syntax([string[]] $Code) {
        foreach ($part in $Code) {
            $tree = [Management.Automation.Language.Parser]::ParseInput($part, [ref] $null, [ref] $null)
            $tree.FindAll({ $args[0].GetType().Name -in 'CommandAst', 'FunctionDefinitionAst' }, $true)
        }
    }

    # The calls and functions in the code of a page: of each block and each span.
    function Get-PageSyntax([string] $Page) {
        $blocks = Get-CodeBlock $Page | Where-Object Language -EQ powershell | ForEach-Object Code
        Get-Syntax (@($blocks) + @((Get-CodeSpan $Page) -cmatch '[a-z]-[A-Z]\w'))
    }

    function Test-CommandName([string] $Name) {
        $Name -match '^(\w+)-\w+$' -and $Matches[1] -in $verbs
    }

    # Looked up once: looking for what is not there takes its time.
    function Find-KnownCommand([string] $Name) {
        if (-not $found.ContainsKey($Name)) { $found[$Name] = Get-Command $Name -ErrorAction Ignore }
        $found[$Name]
    }

    # The command that is called, or the script; pwsh is given one.
    function Resolve-Call($Call) {
        $name = $Call.GetCommandName()
        if ($name -eq 'pwsh') { $name = $Call.CommandElements | Where-Object { "$_" -match '^\./.*\.ps1$' } | Select-Object -First 1 }
        if ($name -match '^\./(examples/.*|build)\.ps1$') { Find-KnownCommand "$root/$name" }
        elseif (Test-CommandName $name) { Find-KnownCommand $name }
    }

    function Test-Parameter($Command, [string] $Name) {
        if ($Command.Parameters.ContainsKey($Name)) { return $true }
        try { [bool] $Command.ResolveParameter($Name) } catch { $false }
    }

    function Find-WrongCall($Call, [string[]] $Known) {
        $command = Resolve-Call $Call
        $name = $Call.GetCommandName()
        if (-not $command) {
            if ((Test-CommandName $name) -and $name -notin ($Known + $elsewhere)) { "there is no $name" }
            return
        }

        # Those before the script are pwsh's own.
        $from = [Math]::Max(0, $Call.Extent.Text.IndexOf($command.Name)) + $Call.Extent.StartOffset
        $Call.CommandElements |
            Where-Object { $_.GetType().Name -eq 'CommandParameterAst' -and $_.Extent.StartOffset -gt $from } |
            Where-Object { -not (Test-Parameter $command $_.ParameterName) } |
            ForEach-Object { "$($command.Name) has no -$($_.ParameterName)" }
    }

    # Commands and scripts that a text names, wherever.
    function Find-NamedCommand([string] $Text) {
        foreach ($name in [regex]::Matches($Text, '\b\w+-\w+(?:\.ps1)?|\bbuild\.ps1').Value | Sort-Object -Unique) {
            $script = "$root/examples/$name", "$root/$name" -like '*.ps1' | Where-Object { Test-Path $_ } | Select-Object -First 1
            if ($script) { Find-KnownCommand $script } elseif (Test-CommandName $name) { Find-KnownCommand $name }
        }
    }

    # Parameters that a text names without a command before them.
    function Find-NamedParameter([string] $Page) {
        $spans = if ($Page -like '*.txt') { [regex]::Matches((Read-DocsPage $Page), '(?<![\w.-])-[A-Z]\w+').Value } else { Get-CodeSpan $Page }
        $spans -cmatch '^-[A-Z]' | ForEach-Object { [regex]::Matches($_, '(?<= |^)-([A-Z]\w+)') } | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
    }
}

Describe '<Page>' -ForEach $pages {
    BeforeAll {
        $text = Read-DocsPage $Page
        $calls, $functions = @(Get-PageSyntax $Page).Where({ $_.GetType().Name -eq 'CommandAst' }, 'Split')
    }

    It 'calls commands that there are, with parameters that they have' {
        $calls | ForEach-Object { Find-WrongCall $_ @($functions.Name) } | Should -BeNullOrEmpty
    }

    It 'names commands of this module that there are' {
        $named = [regex]::Matches($text, '\b[A-Z][a-z]+-(?:Gdap|Graph|Partner)\w+\b(?!\.ps1|\.Tests)').Value | Sort-Object -Unique
        $scripts = (Get-ChildItem "$root/examples/*.ps1").BaseName

        $named | Where-Object { $_ -notin $own -and $_ -notin $scripts } | Should -BeNullOrEmpty
    }

    # A reader has to be told of which command: one that the page names.
    It 'names parameters that there are' {
        $commands = @(Find-NamedCommand $text)
        $others = @($functions | ForEach-Object { $_.Parameters.Name.VariablePath.UserPath }) + $ofPwsh

        Find-NamedParameter $Page | Where-Object {
            $name = $_
            $name -notin $others -and $true -notin $commands.ForEach{ $_.Parameters.ContainsKey($name) }
        } | Should -BeNullOrEmpty
    }

    It 'names files and tasks that there are' {
        $paths = [regex]::Matches($text, '(?<![\w/.~-])(?:\./|\.\./)?(?:src|tests|docs|examples|en-US|\.config)/[\w./-]*\w').Value | Sort-Object -Unique
        $tasks = [regex]::Matches($text, 'build\.ps1 ([A-Z]\w+)').ForEach{ $_.Groups[1].Value }
        $known = (Get-Command "$root/build.ps1").Parameters.Task.Attributes.Where{ $_ -is [ValidateSet] }.ValidValues
        $figures = [regex]::Matches($text, 'Bench -Name (\w+)').ForEach{ $_.Groups[1].Value }

        $paths | Where-Object { -not (Test-Path (Join-Path $root ($_ -replace '^\.\.?/'))) } | Should -BeNullOrEmpty
        $tasks | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
        $figures | Where-Object { (Get-Content "$root/tests/Benchmarks/Program.cs" -Raw) -notmatch "\[`"$_`"\] = " } | Should -BeNullOrEmpty
    }
}

Describe '<Page>' -ForEach ($pages | Where-Object Page -NotLike 'en-US/*') {
    It 'prints commands in blocks that are run' {
        $rest = (Read-DocsPage $Page) -replace '(?ms)^```powershell$.*?^```$'

        [regex]::Matches($rest, '(?m)^\s*(?:\$\w+ = )?(?<name>[A-Z][a-z]+-\w+).*$') | Where-Object { Test-CommandName $_.Groups['name'].Value } |
            ForEach-Object Value | Should -BeNullOrEmpty
    }
}

Describe '<Script>' -ForEach $scripts {
    It 'shows calls of commands that there are, with parameters that they have' {
        $examples = @((Get-Help "$root/$Script").examples.example | ForEach-Object { "$($_.code)`n$($_.remarks.Text)" })
        $examples.Count | Should -BeGreaterThan 0

        Get-Syntax $examples | ForEach-Object { Find-WrongCall $_ } | Should -BeNullOrEmpty
    }
}
