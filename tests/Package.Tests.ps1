BeforeAll {
    . $PSScriptRoot/common.ps1
    $built = (Get-Module GdapTools).ModuleBase
    $version = (Get-Module GdapTools).Version
    $pack = "$PSScriptRoot/../src/GdapTools/New-Package.ps1"
    $package = & $pack -ModulePath $built -OutputPath "$TestDrive/first"

    function Get-RelativeFile([string] $Folder) {
        $root = (Resolve-Path $Folder).ProviderPath
        Get-ChildItem $root -Recurse -File | ForEach-Object { $_.FullName.Substring($root.Length + 1).Replace('\', '/') } | Sort-Object
    }

    function Read-Entry([string] $Name) {
        $archive = [System.IO.Compression.ZipFile]::OpenRead($package)
        try {
            [System.IO.StreamReader]::new($archive.GetEntry($Name).Open()).ReadToEnd()
        }
        finally {
            $archive.Dispose()
        }
    }
}

Describe 'build.ps1 Pack' {
    It 'makes the same file of the same module, byte for byte' {
        $second = & $pack -ModulePath $built -OutputPath "$TestDrive/second"

        (Get-FileHash $second).Hash | Should -Be (Get-FileHash $package).Hash
    }

    It 'leaves nothing else behind' {
        Get-ChildItem "$TestDrive/first" | ForEach-Object Name | Should -Be "GdapTools.$version.nupkg"
    }

    It 'says in the nuspec what the manifest says' {
        $manifest = Import-PowerShellDataFile "$built/GdapTools.psd1"
        $data = $manifest.PrivateData.PSData
        $metadata = ([xml] (Read-Entry 'GdapTools.nuspec').TrimStart([char] 0xFEFF)).package.metadata
        $tags = $metadata.tags -split ' '

        $metadata.id | Should -Be GdapTools
        $metadata.version | Should -Be $manifest.ModuleVersion
        $metadata.authors | Should -Be $manifest.Author
        $metadata.description | Should -Be $manifest.Description
        $metadata.licenseUrl | Should -Be $data.LicenseUri
        $metadata.releaseNotes | Should -Be $data.ReleaseNotes
        $metadata['dependencies'] | Should -BeNullOrEmpty
        $tags | Should -Contain PSModule
        $data.Tags + 'PSEdition_Desktop', 'PSEdition_Core' | Where-Object { $_ -notin $tags } | Should -BeNullOrEmpty
        $manifest.CmdletsToExport | Where-Object { "PSCmdlet_$_" -notin $tags } | Should -BeNullOrEmpty
        $metadata.tags.Length | Should -BeLessThan 4000
    }
}

Describe 'The layout' {
    It 'is that of the built module, and what NuGet needs' {
        $archive = [System.IO.Compression.ZipFile]::OpenRead($package)
        $names = $archive.Entries.FullName
        $archive.Dispose()
        $parts = '^(\[Content_Types\]\.xml|_rels/\.rels|GdapTools\.nuspec|package/services/.+\.psmdcp)$'

        $names -notmatch $parts | Sort-Object | Should -Be (Get-RelativeFile $built)
        ($names -match $parts).Count | Should -Be 4
    }

    It 'holds no file that is not needed' {
        $needed = '^(CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.txt|GdapTools\.(psd1|psm1|Format\.ps1xml|Types\.ps1xml)' +
            '|en-US/(GdapTools\.dll-Help\.xml|about_\w+\.help\.txt)|bin/net(8\.0|472)/(GdapTools(\.Contracts)?|deps/[\w.]+)\.dll)$'

        Get-RelativeFile $built | Where-Object { $_ -cnotmatch $needed } | Should -BeNullOrEmpty
    }

    It 'is as large as docs/package.md says, within a tenth' {
        $page = [System.IO.File]::ReadAllText("$PSScriptRoot/../docs/package.md")
        $sizes = @{ 'the .nupkg' = (Get-Item $package).Length; 'the whole module' = (Get-ChildItem $built -Recurse -File | Measure-Object Length -Sum).Sum }
        foreach ($part in 'bin/net8.0', 'bin/net472', 'en-US') {
            $sizes[$part] = (Get-ChildItem "$built/$part" -Recurse -File | Measure-Object Length -Sum).Sum
        }

        foreach ($part in $sizes.Keys) {
            $page -match "(?m)^\| $([regex]::Escape($part)) \| ([\d.]+) MB \|" | Should -BeTrue -Because $part
            $stated = [double]::Parse($Matches[1], [cultureinfo]::InvariantCulture) * 1e6
            [Math]::Abs($stated - $sizes[$part]) | Should -BeLessThan ($sizes[$part] / 10) -Because $part
        }
    }

    It 'names in docs/dependencies.md and in the notices whatever it holds of others' {
        $page = [System.IO.File]::ReadAllText("$PSScriptRoot/../docs/dependencies.md")
        $notices = [System.IO.File]::ReadAllText("$built/THIRD-PARTY-NOTICES.txt")
        $others = Get-ChildItem "$built/bin/*/deps/*.dll" | Where-Object Name -notlike 'GdapTools.*' | ForEach-Object BaseName | Sort-Object -Unique

        $others.Count | Should -BeGreaterThan 10
        $others | Where-Object { $page -notmatch "(?m)^\| $([regex]::Escape($_)) \|" } | Should -BeNullOrEmpty
        $others | Where-Object { $notices -notmatch "(?m)^    $([regex]::Escape($_))\r?$" } | Should -BeNullOrEmpty
        [regex]::Matches($page, '(?m)^\| ([\w.]+) \| \d') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -notin $others } | Should -BeNullOrEmpty
    }
}

Describe 'From a folder feed' {
    BeforeAll {
        $feed = New-Item "$TestDrive/feed" -ItemType Directory
        $target = New-Item "$TestDrive/saved" -ItemType Directory
        $pushed = & dotnet nuget push $package --source $feed.FullName 2>&1
        $pushedCode = $LASTEXITCODE
        $name = "gdaptools-$([guid]::NewGuid())"
        Register-PSResourceRepository $name -Uri $feed.FullName -Trusted
        try {
            Save-PSResource GdapTools -Repository $name -Path $target.FullName -TrustRepository
        }
        finally {
            Unregister-PSResourceRepository $name
        }

        $saved = "$TestDrive/saved/GdapTools/$version"
    }

    It 'takes the push' {
        $pushedCode | Should -Be 0 -Because "$pushed"
    }

    It 'gives back the files as they were built' {
        foreach ($file in Get-RelativeFile $built) {
            (Get-FileHash "$saved/$file").Hash | Should -Be (Get-FileHash "$built/$file").Hash -Because $file
        }
    }

    It 'has a manifest that PowerShell accepts, with what a gallery shows' {
        $manifest = Test-ModuleManifest "$saved/GdapTools.psd1"

        $manifest.Version | Should -Be $version
        $manifest.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $manifest.Tags | Should -Contain GDAP
        $manifest.LicenseUri | Should -Not -BeNullOrEmpty
        $manifest.ReleaseNotes | Should -Not -BeNullOrEmpty
    }

    It 'can be imported and used in a new PowerShell' {
        $program = [Environment]::ProcessPath
        $library = if ((Split-Path $program -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" }
        $text = "Import-Module '$saved/GdapTools.psd1'; `$null = Connect-GdapPartner -Sandbox; (Get-GdapCustomer).Count; (Get-Module GdapTools).ModuleBase"
        $count, $base = & $program @($library | Where-Object { $_ }) -NoProfile -NonInteractive -Command $text

        [int] $count | Should -BeGreaterThan 0
        $base | Should -Be (Resolve-Path $saved).ProviderPath
    }
}
