# Properties that printed commands ask for: Format-List, Where-Object and their like say nothing of one that is not there.
BeforeDiscovery {
    . $PSScriptRoot/docs.ps1
    $pages = Get-DocsPage | ForEach-Object { @{ Page = $_ } } | Where-Object { Get-CodeBlock $_.Page | Where-Object Language -EQ powershell }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/docs.ps1
    $commands = (Get-Module GdapTools).ExportedCommands

    # The type of a property, that of its elements for a list; only types of this module are followed.
    function Get-PropertyType([type] $Type, [string] $Name) {
        $property = $Type.GetProperty($Name, [Reflection.BindingFlags] 'Instance, Public, IgnoreCase')
        if (-not $property -and $Name -notin (Get-TypeData $Type.FullName).Members.Keys) { [void] $wrong.Add("$($Type.Name) has no $Name") }
        $inner = if ($property.PropertyType.IsGenericType) { $property.PropertyType.GetGenericArguments()[-1] } else { $property.PropertyType }
        if ($inner.Namespace -eq 'GdapTools' -and -not $inner.IsEnum) { $inner }
    }

    function Get-ExpressionType($Expression, [type] $Current) {
        switch ($Expression.GetType().Name) {
            VariableExpressionAst { if ("$Expression" -eq '$_') { $Current } else { $variables["$Expression"] } }
            ParenExpressionAst { Get-PipelineType $Expression.Pipeline }
            MemberExpressionAst {
                $type = Get-ExpressionType $Expression.Expression $Current
                if ($type -and "$($Expression.Member)" -ne 'Count') { Get-PropertyType $type "$($Expression.Member)" }
            }
        }
    }

    # What comes out of a command for what goes in, with the properties looked up that it names.
    function Get-CallType($Call, [type] $Current) {
        $name = $Call.GetCommandName()
        if ($name -in $commands.Keys) { return $commands[$name].OutputType.Type | Where-Object Namespace -EQ GdapTools }
        if (-not $Current -or $name -notmatch '^(Format-(List|Table)|(Where|Select|Sort|Group|ForEach)-Object)$') { return }

        $names = $Call.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.Elements ?? $_ } | Where-Object { $_.StringConstantType -eq 'BareWord' }
        if ($name -eq 'Where-Object') { $names = $names | Select-Object -First 1 }
        $types = @($names | ForEach-Object { Get-PropertyType $Current $_.Value })
        $Call.FindAll({ $args[0] -is [Management.Automation.Language.MemberExpressionAst] }, $true) | ForEach-Object { $null = Get-ExpressionType $_ $Current }
        if ("$Call" -match '-ExpandProperty|^ForEach') { $types | Select-Object -First 1 } elseif ($name -match '^(Where|Sort|Select)') { $Current }
    }

    function Get-PipelineType($Pipeline) {
        $type = $null
        foreach ($element in $Pipeline.PipelineElements) {
            $type = if ($element.Expression) { Get-ExpressionType $element.Expression } else { Get-CallType $element $type }
        }

        $type
    }

    # What the blocks of a page ask for in vain; a variable keeps its type from one to the next.
    function Find-WrongProperty([string] $Page) {
        $wrong = [Collections.Generic.HashSet[string]]::new()
        $variables = @{}
        foreach ($block in Get-CodeBlock $Page | Where-Object Language -EQ powershell) {
            $tree = [Management.Automation.Language.Parser]::ParseInput($block.Code, [ref] $null, [ref] $null)
            $parts = $tree.FindAll({ $args[0].GetType().Name -in 'AssignmentStatementAst', 'PipelineAst', 'MemberExpressionAst' }, $true)
            foreach ($part in $parts | Sort-Object { $_.Extent.StartOffset }) {
                switch ($part.GetType().Name) {
                    AssignmentStatementAst { if ($part.Right.PipelineElements) { $variables["$($part.Left)"] = Get-PipelineType $part.Right } }
                    PipelineAst { $null = Get-PipelineType $part }
                    MemberExpressionAst { $null = Get-ExpressionType $part }
                }
            }
        }

        $wrong
    }
}

Describe '<Page>' -ForEach $pages {
    It 'asks for properties that there are' {
        Find-WrongProperty $Page | Should -BeNullOrEmpty
    }
}

Describe 'Find-WrongProperty' {
    It 'finds what is not there' {
        function Get-CodeBlock {
            @{ Language = 'powershell'; Code = '$all = Invoke-GdapDiagnostic; $all | Where-Object Wrong1 | Format-List Cause, Wrong2' }
            @{ Language = 'powershell'; Code = '$all.Wrong3; (Get-GdapContext).MfaClaim.Wrong4; Get-GdapRelationship | Where-Object { $_.Roles.Wrong5 }' }
        }

        Find-WrongProperty any | Sort-Object { $_[-1] } | Should -Be 'Finding has no Wrong1', 'Finding has no Wrong2', 'Finding has no Wrong3',
            'MfaClaimResult has no Wrong4', 'GdapRole has no Wrong5'
    }
}
