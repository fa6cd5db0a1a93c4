# Every block of README, docs and the help topics, as printed: one after another in one session over a sandbox.
BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/docs.ps1

    # Blocks that are no commands to type. This one is examples/Sandbox.Tests.ps1, word for word, and Examples.Tests.ps1 runs it.
    $runElsewhere = '^BeforeAll \{'

    $pages = foreach ($page in Get-DocsPage | Where-Object { $_ -notlike 'en-US/*.md' }) {
        $blocks = @(Get-CodeBlock $page | Where-Object { $_.Language -eq 'powershell' -and $_.Code -notmatch $runElsewhere })
        if ($blocks) {
            $opensBrowser = $blocks.Code -match '(?m)-TenantId \$partner( -RequireMfa)?( -PersistTokens)?$|New-PartnerRefreshToken -'
            @{ Page = $page; Blocks = $blocks; CannotRun = $opensBrowser -and -not $IsLinux }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
    . $PSScriptRoot/docs.ps1

    # What is there when the reader comes to a block, besides what all have: it is done in the reader's session.
    $preparations = @(
        @{ Page = 'README.md'; Block = 'Import-Module \./output'; Do = {
                $built = (Get-Module GdapTools).ModuleBase
                Copy-Item $built "./output/GdapTools/$(Split-Path $built -Leaf)" -Recurse
            }
        }
        @{ Page = 'README.md'; Block = 'PSModulePath'; Do = { $env:PSModulePath = "$PWD/modules$([IO.Path]::PathSeparator)$env:PSModulePath" } }
        @{ Page = 'docs/sign-in.md'; Block = '-PersistTokens'; Do = {
                # Without a keyring the reader allows a file.
                $env:DBUS_SESSION_BUS_ADDRESS = "unix:path=$PWD/none"
                $env:XDG_DATA_HOME = "$PWD"
                $endpoints['Connect-GdapPartner:AllowUnencryptedStorage'] = $true
            }
        }
        @{ Page = 'docs/sign-in.md'; Block = 'ManagedIdentity'; Do = {
                $env:IDENTITY_ENDPOINT = "$($standIn.Sandbox.Uri)msi/token"
                $env:IDENTITY_HEADER = 'any'
            }
        }
        @{ Page = 'docs/set-up.md'; Block = 'Import-Csv ./customers.csv'; Do = {
                # The file that the page shows, with customers whom the sandbox knows.
                $shown = @($data) -match '^DisplayName,'
                $shown[0].Replace('aaaabbbb-0000-cccc-1111-dddd2222eeee', 'b81de872-2194-4d19-90c4-036a944dfc72').
                    Replace('bbbbcccc-1111-dddd-2222-eeee3333ffff', '88b53dd1-84a1-42a1-8f6f-07a6086c90b5') | Set-Content ./customers.csv
            }
        }
        @{ Page = 'docs/set-up.md'; Block = 'New-GdapAccessAssignment'; Do = {
                Approve-EveryRequest
                $invitations = Import-Csv ./invitations.csv
            }
        }
        @{ Page = 'docs/set-up.md'; Block = '(?m)^\./repair\.ps1'; Do = { $ConfirmPreference = 'None' } }
        @{ Page = 'docs/rmm.md'; Block = '^pwsh '; Do = {
                # The pwsh that runs this, with the module on its path and the address of the sandbox.
                $env:PSModulePath = "$(Split-Path (Split-Path (Get-Module GdapTools).ModuleBase))$([IO.Path]::PathSeparator)$env:PSModulePath"
                $env:GDAP_REFRESH_TOKEN = 'any'
                function pwsh {
                    $program = @([Environment]::ProcessPath) + @("$PSHOME/pwsh.dll" | Where-Object { [Environment]::ProcessPath -match 'dotnet(\.exe)?$' })
                    & $program[0] @($program | Select-Object -Skip 1) @args -ServiceUri $standIn.Sandbox.Uri
                }
            }
        }
        @{ Page = 'docs/rmm.md'; Block = 'Invoke-GdapDiagnostic'; Do = { $null = Connect-GdapPartner -Sandbox } }
    )

    # An error that a page speaks of: under -WhatIf the second of two commands complains that the first was not carried out.
    $complaints = @(@{ Block = '\$WhatIfPreference = \$true'; Id = 'AssignmentInError,GdapTools.Commands.NewGdapAccessAssignmentCommand' })

    $password = 'invented PfxPassword'
    $pfx = (New-TestCertificate).Export('Pfx', $password)
    $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($pfx, $password, 'PersistKeySet,Exportable')
    $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
    $store.Open('ReadWrite')
    $store.Add($certificate)
}

AfterAll {
    $store.Remove($certificate)
    $store.Dispose()
}

Describe '<Page>' -ForEach $pages {
    BeforeAll {
        $environment = [Environment]::GetEnvironmentVariables()
        $sandbox = Start-GdapSandbox
        $folder = (New-Item (Join-Path $TestDrive (Split-Path $Page -LeafBase)) -ItemType Directory).FullName
        Copy-Item "$PSScriptRoot/../examples" $folder -Recurse
        Set-Content "$folder/inspector.log" '2026-11-02 AADSTS50076: you must use multi-factor authentication'
        [IO.File]::WriteAllBytes("$folder/app.pfx", $pfx)
        if ($IsLinux) { Add-TestBrowser "$folder/browser" }
        $shell = New-ReaderSession $folder $sandbox
        $data = @(Get-CodeBlock $Page | Where-Object Language -EQ '' | ForEach-Object Code)
        $shell.Runspace.SessionStateProxy.SetVariable('data', $data)
        $shell.Runspace.SessionStateProxy.SetVariable('thumbprint', $certificate.Thumbprint)
    }

    AfterAll {
        $shell.Dispose()
        Stop-GdapSandbox $sandbox
        foreach ($name in [Environment]::GetEnvironmentVariables().Keys) {
            if ([Environment]::GetEnvironmentVariable($name) -ne $environment[$name]) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
        }
    }

    It 'runs as printed, from line <Line> on: <First>' -ForEach $Blocks {
        if ($CannotRun) { Set-ItResult -Skipped -Because 'the page signs in with a browser, and only Linux has one for tests' }

        foreach ($preparation in $preparations | Where-Object { $_.Page -eq $Page -and $Code -match $_.Block }) {
            $null = Invoke-InSession $shell "$($preparation.Do)"
            $shell.Streams.Error | Should -BeNullOrEmpty
        }

        $results = @(Invoke-AsPrinted $shell $Code)

        $expected = @($complaints | Where-Object { $Code -match $_.Block } | ForEach-Object Id)
        $results.Errors | Where-Object FullyQualifiedErrorId -NotIn $expected | Should -BeNullOrEmpty
        $results | Where-Object { $_.IsWanting -and -not $expected } | ForEach-Object Statement | Should -BeNullOrEmpty
    }

    It 'prepares for blocks that there are' {
        foreach ($preparation in $preparations | Where-Object Page -EQ $Page) {
            $Blocks.Code -match $preparation.Block | Should -Not -BeNullOrEmpty -Because "$($preparation.Block) is prepared for"
        }
    }
}
