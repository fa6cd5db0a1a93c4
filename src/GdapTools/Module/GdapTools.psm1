# The models come first, so that type literals, enums and typed catches work before any cmdlet has run; then the
# resolver for what lies in deps, and only then the cmdlets, whose types are examined on import.
$bin = "$PSScriptRoot/bin/$(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' })"
Import-Module "$bin/GdapTools.Contracts.dll"
[GdapTools.Internal.ModuleDependencies]::Register("$bin/deps")
Import-Module "$bin/GdapTools.dll"

$MyInvocation.MyCommand.ScriptBlock.Module.OnRemove = { [GdapTools.Internal.ModuleDependencies]::Unregister() }
