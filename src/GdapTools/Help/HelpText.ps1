# Reads help from both of its forms into the same shape, an ordered map from place to text, so that they can be
# compared: synopsis, description, notes, 'parameter Name', 'example 1: Title', 'input Type', 'output Type', 'link Text'.
# Uses nothing but the engine and .NET.

function Join-Space([string] $Text) {
    ($Text -replace '\s+', ' ').Trim()
}

# Heading and text of each section; the heading is what follows the mark.
function Split-Section([string] $Text, [string] $Mark) {
    $sections = [ordered] @{}
    $parts = [regex]::Split($Text, "(?m)^$Mark(.+)$")
    for ($index = 1; $index -lt $parts.Count; $index += 2) {
        $sections[$parts[$index].Trim()] = $parts[$index + 1].Trim()
    }

    $sections
}

# A page has two more kinds of place, which the other form has not: 'syntax Set' and 'metadata Name'.
function Read-Page([string] $Path) {
    $page = [ordered] @{}
    $sections = Split-Section ([System.IO.File]::ReadAllText($Path) -replace "`r") '## '
    foreach ($name in 'synopsis', 'description', 'notes') {
        $page[$name] = [string] $sections[$name.ToUpperInvariant()]
    }

    foreach ($syntax in (Split-Section $sections['SYNTAX'] '### ').GetEnumerator()) {
        $page["syntax $($syntax.Key -replace ' \(Default\)')"] = Join-Space $syntax.Value.Trim('`')
    }

    foreach ($parameter in (Split-Section $sections['PARAMETERS'] '### -').GetEnumerator()) {
        $text, $metadata = ($parameter.Value -split '(?m)^### ')[0] -split '```(?:yaml)?'
        $page["parameter $($parameter.Key)"] = $text.Trim()
        $page["metadata $($parameter.Key)"] = ([string] $metadata[0]).Trim()
    }

    foreach ($example in (Split-Section $sections['EXAMPLES'] '### ').GetEnumerator()) {
        $page[$example.Key.Replace('Example', 'example')] = $example.Value -replace '```(powershell)?'
    }

    foreach ($type in (Split-Section $sections['INPUTS'] '### ').GetEnumerator()) {
        $page["input $($type.Key)"] = $type.Value
    }

    foreach ($type in (Split-Section $sections['OUTPUTS'] '### ').GetEnumerator()) {
        $page["output $($type.Key)"] = $type.Value
    }

    foreach ($link in [regex]::Matches($sections['RELATED LINKS'], '(?m)^- \[(.+)\]\((.+)\)$')) {
        $page["link $($link.Groups[1].Value)"] = $link.Groups[2].Value
    }

    $page
}

# The help of all commands by name.
function Read-Maml([string] $Path) {
    $document = [xml] [System.IO.File]::ReadAllText($Path)
    $names = [System.Xml.XmlNamespaceManager]::new($document.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    function Read-Text($Node, $Place) {
        @($Node.SelectNodes($Place, $names) | ForEach-Object { $_.InnerText }) -join "`n"
    }

    $commands = [ordered] @{}
    foreach ($command in $document.SelectNodes('//command:command', $names)) {
        $help = [ordered] @{
            synopsis = Read-Text $command 'command:details/maml:description'
            description = Read-Text $command 'maml:description'
            notes = Read-Text $command 'maml:alertSet'
        }
        foreach ($parameter in $command.SelectNodes('command:parameters/command:parameter', $names)) {
            $help["parameter $(Read-Text $parameter 'maml:name')"] = Read-Text $parameter 'maml:description'
        }

        foreach ($example in $command.SelectNodes('command:examples/command:example', $names)) {
            $title = (Read-Text $example 'maml:title').Trim('-', ' ')
            $help[$title.Replace('Example', 'example')] = Read-Text $example 'maml:introduction | dev:code | dev:remarks'
        }

        foreach ($type in $command.SelectNodes('command:inputTypes/command:inputType', $names)) {
            $help["input $(Read-Text $type 'dev:type/maml:name')"] = Read-Text $type 'maml:description'
        }

        foreach ($type in $command.SelectNodes('command:returnValues/command:returnValue', $names)) {
            $help["output $(Read-Text $type 'dev:type/maml:name')"] = Read-Text $type 'maml:description'
        }

        foreach ($link in $command.SelectNodes('command:relatedLinks/maml:navigationLink', $names)) {
            $help["link $(Read-Text $link 'maml:linkText')"] = Read-Text $link 'maml:uri'
        }

        $commands[(Read-Text $command 'command:details/command:name')] = $help
    }

    $commands
}
