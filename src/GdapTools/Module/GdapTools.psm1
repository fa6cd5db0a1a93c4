# Constrained, a script may not call what follows, and the commands would find nothing of what they need.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw 'GdapTools cannot be imported by a script in constrained language mode. Import it before the mode is set, or ' +
        'have the policy of this computer trust its files: see docs/compatibility.md.'
}

# The models come first, so that type literals, enums and typed catches work before any cmdlet has run; then the
# resolver for what lies in deps, and only then the cmdlets, whose types are examined on import.
$bin = "$PSScriptRoot/bin/net472"
if ($PSEdition -eq 'Core') {
    $bin = "$PSScriptRoot/bin/net8.0"
}

Import-Module "$bin/GdapTools.Contracts.dll"
[GdapTools.Internal.ModuleDependencies]::Register("$bin/deps")
Import-Module "$bin/GdapTools.dll"

# The resolver of PowerShell 7 stays: it answers for names that only this module has.
$MyInvocation.MyCommand.ScriptBlock.Module.OnRemove = {
    [GdapTools.Internal.Sandboxes]::StopAll()
    if ($PSEdition -ne 'Core') {
        [GdapTools.Internal.ModuleDependencies]::Unregister()
    }
}
