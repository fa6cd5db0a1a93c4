# Dot-sourced by every Pester file: imports the built module, never the source tree.
$path = if ($env:GDAPTOOLS_MODULE) { $env:GDAPTOOLS_MODULE } else { Resolve-Path "$PSScriptRoot/../output/GdapTools/*" | Select-Object -Last 1 }
Import-Module (Join-Path $path 'GdapTools.psd1')
