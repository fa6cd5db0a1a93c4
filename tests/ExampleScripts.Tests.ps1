# The scripts of examples/, as their readers run them: over a sandbox, with a webhook or key vault on a port of this machine.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $examples = Resolve-Path "$PSScriptRoot/../examples"
    $canary = 'canary-0.AXkAsecretsecretsecret'

    # A service that answers what $Answers says, the last one again and again, and keeps what it was asked.
    function Start-Listener([object[]] $Answers) {
        $port = 20000 + (Get-Random -Maximum 30000)
        $http = [Net.HttpListener]::new()
        while (-not $http.IsListening) {
            $port++
            $http.Prefixes.Clear()
            $http.Prefixes.Add("http://127.0.0.1:$port/")
            try { $http.Start() } catch [Net.HttpListenerException] { $http = [Net.HttpListener]::new() }
        }

        $requests = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
        $shell = [powershell]::Create().AddScript({
            param($http, $answers, $requests)
            while ($http.IsListening) {
                try { $call = $http.GetContext() } catch { return }
                $text = [IO.StreamReader]::new($call.Request.InputStream, [Text.Encoding]::UTF8).ReadToEnd()
                $answer = $answers[[Math]::Min($requests.Count, $answers.Count - 1)]
                $null = $requests.Add([pscustomobject] @{
                        Method = $call.Request.HttpMethod
                        Path = $call.Request.Url.AbsolutePath
                        Query = $call.Request.Url.Query
                        Authorization = $call.Request.Headers['Authorization']
                        ContentType = $call.Request.ContentType
                        Body = $text
                    })
                $call.Response.StatusCode = $answer.Status
                $bytes = [Text.Encoding]::UTF8.GetBytes("$($answer.Body)")
                $call.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                $call.Response.Close()
            }
        }).AddArgument($http).AddArgument($Answers).AddArgument($requests)
        $null = $shell.BeginInvoke()
        [pscustomobject] @{ Uri = "http://127.0.0.1:$port/"; Requests = $requests; Http = $http; Shell = $shell }
    }

    function Stop-Listener($Listener) {
        $Listener.Http.Close()
        $Listener.Shell.Dispose()
    }

    function Protect([string] $Text) {
        [Net.NetworkCredential]::new('', $Text).SecurePassword
    }

    # A script in a PowerShell of its own, with the module on its path; what it writes, with its exit code last.
    function Invoke-Apart([string] $Name, [string[]] $Arguments, [hashtable] $Environment = @{}) {
        $program = [Environment]::ProcessPath
        $library = if ((Split-Path $program -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" }
        $path = $env:PSModulePath
        try {
            $env:PSModulePath = (Split-Path (Split-Path (Get-Module GdapTools).ModuleBase)) + [IO.Path]::PathSeparator + $path
            $Environment.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $Environment[$_]) }
            $all = @(@($library | Where-Object { $_ }) + '-NoProfile', '-NonInteractive', '-File', "$examples/$Name") + $Arguments
            & $program @all 2>&1 | ForEach-Object { "$_" }
            $LASTEXITCODE
        }
        finally {
            $env:PSModulePath = $path
            $Environment.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        }
    }

    function Get-AllText($ErrorRecord) {
        ($ErrorRecord | Format-List * -Force | Out-String -Width 4000) + $ErrorRecord.Exception.ToString() + ($ErrorRecord.TargetObject | Out-String)
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'examples' {
    It '<name> tells what it is for, and is strict' -ForEach @(
        'Watch-GdapExpiry', 'Invoke-GdapRunbook', 'Test-GdapRmm', 'Add-GdapCustomer', 'Export-SnapshotAudit' | ForEach-Object { @{ name = $_ } }
    ) {
        $help = Get-Help "$examples/$name.ps1" -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Match 'Windows PowerShell 5\.1 and PowerShell 7'
        $help.examples.example.Count | Should -BeGreaterThan 0
        $help.parameters.parameter | Where-Object { $_.name -notin 'WhatIf', 'Confirm' -and -not $_.description } | Should -BeNullOrEmpty
        $errors = $null
        $tree = [Management.Automation.Language.Parser]::ParseFile("$examples/$name.ps1", [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        "$tree" | Should -Match 'Set-StrictMode -Version 2'

        # What Windows PowerShell cannot read: ternaries, chains, null conditions, pipelines in the background.
        $modern = $tree.FindAll({
                $args[0].GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst' -or
                ($args[0] -is [Management.Automation.Language.BinaryExpressionAst] -and "$($args[0].Operator)" -like 'QuestionQuestion*') -or
                ($args[0] -is [Management.Automation.Language.MemberExpressionAst] -and $args[0].NullConditional)
            }, $true)
        $modern | Should -BeNullOrEmpty
    }
}

Describe 'examples/Watch-GdapExpiry.ps1' {
    BeforeAll {
        $script = "$examples/Watch-GdapExpiry.ps1"
        $sandbox = Start-GdapSandbox
        Connect-TestSandbox $sandbox
    }

    AfterAll {
        Disconnect-GdapPartner
        Stop-GdapSandbox
    }

    AfterEach {
        if ($webhook) {
            Stop-Listener $webhook
            $webhook = $null
        }
    }

    It 'posts what ends as an Adaptive Card' {
        $webhook = Start-Listener @{ Status = 202 }

        $rows = & $script -WebhookUri (Protect "$($webhook.Uri)workflows?sig=$canary")

        $rows.Customer | Should -Be 'Kestrel Aviation'
        $webhook.Requests.Count | Should -Be 1
        $webhook.Requests[0].ContentType | Should -Be 'application/json; charset=utf-8'
        $message = ConvertFrom-Json $webhook.Requests[0].Body
        $message.type | Should -Be message
        $message.attachments.contentType | Should -Be application/vnd.microsoft.card.adaptive
        $message.attachments.content.type | Should -Be AdaptiveCard
        $message.attachments.content.body[1].facts.title | Should -Be 'Kestrel Aviation'
        $message.attachments.content.body[1].facts.value | Should -Match 'in 1[12] days'
    }

    It 'tells also what has ended, with nothing in its place' {
        $webhook = Start-Listener @{ Status = 202 }

        $rows = & $script -WebhookUri (Protect $webhook.Uri) -Days 90

        $rows.Customer | Should -Be 'Alder Dental Group', 'Kestrel Aviation'
        $rows[0].Text | Should -Match 'nothing took its place'
    }

    It 'tells also what does not tell its end' {
        $known = Get-Content "$PSScriptRoot/../src/GdapTools.Sandbox/Samples/sample-partner.json" -Raw | ConvertFrom-Json -AsHashtable
        $relationships = $known.tenants[$known.partnerTenantId].resources['v1.0/tenantRelationships/delegatedAdminRelationships'].value
        ($relationships | Where-Object { $_.customer.displayName -eq 'Oakhaven Hotels' }).Remove('endDateTime')
        ConvertTo-Json $known -Depth 64 | Set-Content "$TestDrive/endless.json"
        $context = Connect-GdapPartner -Snapshot "$TestDrive/endless.json"
        $webhook = Start-Listener @{ Status = 202 }

        $rows = & $script -WebhookUri (Protect $webhook.Uri) -Days 1

        $rows.Customer | Should -Be 'Oakhaven Hotels'
        $rows.Text | Should -Be 'does not tell when it ends'
        Disconnect-GdapPartner -Context $context
        Connect-TestSandbox $sandbox
    }

    It 'posts also when nothing ends' {
        $webhook = Start-Listener @{ Status = 202 }

        & $script -WebhookUri (Protect $webhook.Uri) -Days 3 | Should -BeNullOrEmpty

        (ConvertFrom-Json $webhook.Requests[0].Body).attachments.content.body.text | Should -Be 'GDAP: nothing ends within 3 days'
    }

    It 'tries again when the webhook is <status>' -ForEach @(@{ status = 429 }, @{ status = 503 }) {
        $webhook = Start-Listener @{ Status = $status }, @{ Status = 202 }

        & $script -WebhookUri (Protect $webhook.Uri) -RetrySeconds 0 | Should -Not -BeNullOrEmpty

        $webhook.Requests.Count | Should -Be 2
    }

    It 'fails when the webhook answers <status>, after <times> attempts, and tells nothing of its address' -ForEach @(
        @{ status = 500; times = 3 }
        @{ status = 404; times = 1 }
    ) {
        $webhook = Start-Listener @{ Status = $status }

        $failure = { & $script -WebhookUri (Protect "$($webhook.Uri)$canary") -RetrySeconds 0 } |
            Should -Throw "*127.0.0.1 answered $status*" -PassThru

        $webhook.Requests.Count | Should -Be $times
        Get-AllText $failure | Should -Not -Match $canary
    }

    It 'fails when the webhook is down' {
        $down = Start-Listener @{ Status = 202 }
        Stop-Listener $down

        $failure = { & $script -WebhookUri (Protect "$($down.Uri)$canary") -RetrySeconds 0 } | Should -Throw '*cannot be reached*' -PassThru

        Get-AllText $failure | Should -Not -Match $canary
    }

    It 'sends to no plain address' {
        { & $script -WebhookUri (Protect "http://teams.example/$canary") } | Should -Throw 'The address of the webhook is not an https address.'
    }

    It 'says in the channel that the relationships cannot be read, and fails' {
        $refusing = Start-GdapSandbox -Fault @{ Kind = 'Status'; StatusCode = 403; Path = 'v1.0/tenantRelationships/*' }
        $context = $refusing | Connect-GdapPartner -RefreshToken any -ClientSecret any
        $webhook = Start-Listener @{ Status = 202 }

        $failure = { & $script -WebhookUri (Protect $webhook.Uri) } | Should -Throw -PassThru

        $failure.Exception | Should -BeOfType GdapTools.GdapException
        (ConvertFrom-Json $webhook.Requests[0].Body).attachments.content.body.text | Should -Match 'could not be read'
        Disconnect-GdapPartner -Context $context
        Connect-TestSandbox $sandbox
    }

    It 'waits when Microsoft Graph is busy' {
        $busy = Start-GdapSandbox -Fault @{ Kind = 'Throttle'; Path = 'v1.0/tenantRelationships/*'; Times = 1; RetryAfter = '00:00:01' }
        $context = $busy | Connect-GdapPartner -RefreshToken any -ClientSecret any
        $webhook = Start-Listener @{ Status = 202 }

        (& $script -WebhookUri (Protect $webhook.Uri)).Customer | Should -Be 'Kestrel Aviation'

        $busy.Requests.Status | Should -Contain 429
        Disconnect-GdapPartner -Context $context
        Connect-TestSandbox $sandbox
    }

    It 'says in the channel that there is no session, and fails' {
        Disconnect-GdapPartner
        $webhook = Start-Listener @{ Status = 202 }

        { & $script -WebhookUri (Protect $webhook.Uri) } | Should -Throw 'There is no session.'

        $webhook.Requests[0].Body | Should -Match 'There is no session'
    }
}

Describe 'examples/Invoke-GdapRunbook.ps1' {
    BeforeEach {
        $sandbox = Start-GdapSandbox
        $env:IDENTITY_ENDPOINT = "$($sandbox.Uri)msi/token"
        $env:IDENTITY_HEADER = 'header'
        $call = @{
            ClientId                = $sandbox.ClientId
            TenantId                = $sandbox.TenantId
            ManagedIdentityClientId = '33333333-0000-0000-0000-000000000001'
            ServiceUri              = $sandbox.Uri
        }
        $secret = @{ Status = 200; Body = "{ `"value`": `"$canary`" }" }
    }

    AfterEach {
        $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
        if ($vault) {
            Stop-Listener $vault
            $vault = $null
        }

        Stop-GdapSandbox
    }

    It 'reads the vault, writes the findings, and fails after them' {
        $vault = Start-Listener $secret
        $written = [Collections.ArrayList]::new()

        { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri | ForEach-Object { $null = $written.Add($_) } } |
            Should -Throw -ErrorId 'FindingsFailed,GdapTools.Commands.InvokeGdapDiagnosticCommand'

        @($written | Where-Object { $_.CustomerTenantId }).Count | Should -Be 16
        $read = $vault.Requests[0]
        "$($read.Method) $($read.Path)$($read.Query)" | Should -Be 'GET /secrets/PartnerToken?api-version=7.4'
        $claims = $read.Authorization.Split('.')[1]
        $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($claims.PadRight([Math]::Ceiling($claims.Length / 4) * 4, '=').Replace('-', '+').Replace('_', '/')))
        (ConvertFrom-Json $text).aud | Should -Be 'https://vault.azure.net'
        (ConvertFrom-Json $text).appid | Should -Be $call.ManagedIdentityClientId
        Get-GdapContext | Should -BeNullOrEmpty
    }

    It 'stores the new refresh token, and never shows one' {
        $vault = Start-Listener $secret

        $written = & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri -FailOn Unknown *>&1 | Out-String -Width 4000

        $store = @($vault.Requests | Where-Object Method -EQ PUT)
        $store.Count | Should -BeGreaterThan 0
        $store[0].Path | Should -Be '/secrets/PartnerToken'
        $new = (ConvertFrom-Json $store[-1].Body).value
        $new | Should -Not -BeNullOrEmpty
        $written.Contains($new) | Should -BeFalse
        $written | Should -Not -Match $canary
    }

    It 'goes on with a warning where the new token may not be stored' {
        $vault = Start-Listener $secret, @{ Status = 403 }

        $warnings = & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri -FailOn Unknown 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] }

        "$warnings" | Should -Match 'is not stored.*answered 403'
    }

    It 'fails when the vault answers <status>, after <times> attempts' -ForEach @(
        @{ status = 403; times = 1 }
        @{ status = 404; times = 1 }
        @{ status = 429; times = 3 }
    ) {
        $vault = Start-Listener @{ Status = $status; Body = "{ `"error`": `"$canary`" }" }

        $failure = { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri } |
            Should -Throw "Reading the secret 'PartnerToken' failed: 127.0.0.1 answered $status." -PassThru

        $vault.Requests.Count | Should -Be $times
        Get-AllText $failure | Should -Not -Match "$canary|eyJ"
        @($sandbox.Requests | Where-Object Path -Like '*oauth2*').Count | Should -Be 0
    }

    It 'gives the token of the identity to nobody but a vault' {
        { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri 'https://vault.example/' } | Should -Throw '*is not the address of a key vault.'
        { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri 'http://partner.vault.azure.net/' } | Should -Throw '*is not the address of a key vault.'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'says so where there is no managed identity' {
        $env:IDENTITY_ENDPOINT = $null
        { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri 'https://partner.vault.azure.net' } | Should -Throw 'There is no managed identity here*'
    }

    It 'fails with the reason when the refresh token is revoked' {
        $vault = Start-Listener @{ Status = 200; Body = '{ "value": "revoked" }' }
        { & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri } |
            Should -Throw -ErrorId 'RefreshTokenRevoked,GdapTools.Commands.ConnectGdapPartnerCommand'
    }

    It 'waits when Microsoft Graph is busy' {
        Stop-GdapSandbox
        $busy = Start-GdapSandbox -Fault @{ Kind = 'Throttle'; Path = 'v1.0/tenantRelationships/*'; Times = 1; RetryAfter = '00:00:01' }
        $env:IDENTITY_ENDPOINT = "$($busy.Uri)msi/token"
        $call.ServiceUri = $busy.Uri
        $vault = Start-Listener $secret

        $findings = & "$examples/Invoke-GdapRunbook.ps1" @call -VaultUri $vault.Uri -FailOn Unknown

        @($findings | Where-Object CustomerTenantId).Count | Should -Be 16
        $busy.Requests.Status | Should -Contain 429
    }
}

Describe 'examples/Test-GdapRmm.ps1' {
    BeforeAll {
        $sandbox = Start-GdapSandbox
        $arguments = '-ClientId', $sandbox.ClientId, '-TenantId', $sandbox.TenantId, '-ServiceUri', $sandbox.Uri
        $secrets = @{ GDAP_REFRESH_TOKEN = $canary; GDAP_CLIENT_SECRET = $canary }
    }

    AfterAll {
        Stop-GdapSandbox
    }

    It 'exits with 0 when nothing is as it must not be' {
        $lines = @(Invoke-Apart Test-GdapRmm.ps1 ($arguments + '-FailOn', 'Unknown') $secrets)

        $lines[-1] | Should -Be 0
        $lines[0] | Should -Be 'OK: 16 customers examined, nothing is Unknown.'
        "$lines" | Should -Not -Match $canary
    }

    It 'exits with 1 when there are such findings, and writes the report' {
        $report = Join-Path $TestDrive 'rmm.json'

        $lines = @(Invoke-Apart Test-GdapRmm.ps1 ($arguments + '-FailOn', 'Fail,Warning', '-ReportPath', $report) $secrets)

        $lines[-1] | Should -Be 1
        $lines[0] | Should -BeLike 'ALERT: 15 findings *'
        @($lines -match '^(Fail|Warning) \w+ ').Count | Should -Be 15
        (Get-Content $report -Raw | ConvertFrom-Json).format | Should -Be 'gdap-report/1'
    }

    It 'exits with <code> for <tool> when <case>' -ForEach @(
        @{ case = 'there is no refresh token'; tool = 'Any'; code = 2; more = @(); environment = @{}; text = 'NOT RUN: GDAP_REFRESH_TOKEN is not set*' }
        @{ case = 'there is no refresh token'; tool = 'Intune'; code = 1; more = @(); environment = @{}; text = 'NOT RUN: GDAP_REFRESH_TOKEN is not set*' }
        @{ case = 'there is no refresh token'; tool = 'NSight'; code = 1002; more = @(); environment = @{}; text = 'NOT RUN: GDAP_REFRESH_TOKEN is not set*' }
        @{ case = 'there are such findings'; tool = 'NSight'; code = 1001; more = @(); environment = @{ GDAP_REFRESH_TOKEN = 'any' }; text = 'ALERT: *' }
        @{ case = 'it is revoked'; tool = 'NinjaOne'; code = 2; more = @(); environment = @{ GDAP_REFRESH_TOKEN = 'revoked' }; text = 'NOT RUN: *' }
        @{ case = 'the certificate is not there'; tool = 'Automate'; code = 2; more = '-CertificateThumbprint', ('A' * 40); environment = @{}; text = 'NOT RUN: *' }
        @{ case = 'a verdict does not exist'; tool = 'Any'; code = 2; more = '-FailOn', 'Red'; environment = @{ GDAP_REFRESH_TOKEN = 'any' }; text = 'NOT RUN: *FailOn*' }
    ) {
        $lines = @(Invoke-Apart Test-GdapRmm.ps1 ($arguments + '-Tool', $tool + $more) $environment)

        # Outside Windows an exit code has eight bits.
        $lines[-1] | Should -Be $(if ($IsWindows) { $code } else { $code % 256 })
        $lines[0] | Should -BeLike $text
    }

    It 'exits with 2 when it is told nothing, or nobody answers' {
        @(Invoke-Apart Test-GdapRmm.ps1 @())[-1] | Should -Be 2
        $down = Start-Listener @{ Status = 200 }
        Stop-Listener $down
        $lines = @(Invoke-Apart Test-GdapRmm.ps1 @('-ClientId', 'a', '-TenantId', $sandbox.TenantId, '-ServiceUri', $down.Uri) $secrets)

        $lines[-1] | Should -Be 2
        "$lines" | Should -Not -Match $canary
    }

    It 'puts the result between the marks of Datto RMM' {
        $lines = @(Invoke-Apart Test-GdapRmm.ps1 ($arguments + '-Tool', 'DattoRmm') $secrets)

        $lines[-1] | Should -Be 1
        $lines[0] | Should -Be '<-Start Diagnostic->'
        $start = $lines.IndexOf('<-Start Result->')
        $lines[$start + 1] | Should -BeLike 'Status=ALERT: 10 findings are Fail*'
        $lines[$start + 2] | Should -Be '<-End Result->'
        $start + 4 | Should -Be $lines.Count
    }

    It 'keeps to what Intune takes' {
        $lines = @(Invoke-Apart Test-GdapRmm.ps1 ($arguments + '-Tool', 'Intune', '-FailOn', 'Fail,Warning') $secrets)

        $lines[-1] | Should -Be 1
        ($lines[0..($lines.Count - 2)] -join "`n").Length | Should -BeLessOrEqual 2048
    }
}

Describe 'examples/Add-GdapCustomer.ps1' {
    BeforeAll {
        $sandbox = Start-GdapSandbox
        Connect-TestSandbox $sandbox
        $customer = (Get-GdapRelationship 'Alder Dental Group').CustomerTenantId
        $call = @{ CustomerTenantId = $customer; DisplayName = 'Alder 2027'; Group = 'GDAP Automation'; Scope = 'Directory.Read.All' }

        # The customer's administrator.
        function Approve-Relationship([string] $Id) {
            $header = @{ Authorization = "Bearer $(Get-SandboxToken $sandbox -TenantId $customer)" }
            $null = Invoke-RestMethod "$($sandbox.Uri)v1.0/tenantRelationships/delegatedAdminRelationships/$Id/requests" -Method Post -Headers $header -ContentType application/json -Body '{ "action": "approve" }'
        }
    }

    AfterAll {
        Disconnect-GdapPartner
        Stop-GdapSandbox
    }

    It 'changes nothing under -WhatIf' {
        & "$examples/Add-GdapCustomer.ps1" @call -WhatIf | Should -BeNullOrEmpty
        Get-WriteRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'ends at the invitation, and again without a change' {
        $steps = @(& "$examples/Add-GdapCustomer.ps1" @call)

        $steps.Step, $steps.State | Should -Be Relationship, WaitsForCustomer
        $steps.Detail | Should -Match 'granularAdminRelationships/'
        $sent = @(Get-WriteRequest $sandbox).Count
        (& "$examples/Add-GdapCustomer.ps1" @call).State | Should -Be WaitsForCustomer
        @(Get-WriteRequest $sandbox).Count | Should -Be $sent
    }

    It 'goes through to the access once the customer has approved' {
        Approve-Relationship (Get-GdapRelationship -CustomerTenantId $customer | Where-Object DisplayName -EQ 'Alder 2027').Id
        do {
            $steps = @(& "$examples/Add-GdapCustomer.ps1" @call)
        } while ($steps[-1].State -eq 'WaitsForService')

        $steps.Step | Should -Be Relationship, Assignment, Consent, Access
        # It was activated just now, so its rights may not have reached every service.
        $steps.State | Should -Be Done, Done, Done, Warning
        $relationship = Get-GdapRelationship -CustomerTenantId $customer | Where-Object DisplayName -EQ 'Alder 2027'
        $relationship.AutoExtendDuration | Should -Be ([timespan]::FromDays(180))
        (Get-GdapAccessAssignment $relationship.Id).Status | Should -Be active
    }

    It 'does nothing twice' {
        $sent = @(Get-WriteRequest $sandbox).Count

        @(& "$examples/Add-GdapCustomer.ps1" @call).Count | Should -Be 4

        @(Get-WriteRequest $sandbox).Count | Should -Be $sent
    }

    It 'stops at the step that fails' {
        $call.Group = 'No such group'
        $steps = [Collections.ArrayList]::new()

        { & "$examples/Add-GdapCustomer.ps1" @call | ForEach-Object { $null = $steps.Add($_) } } | Should -Throw

        $steps.Step | Should -Be Relationship
    }

    It 'says so without a session' {
        Disconnect-GdapPartner
        { & "$examples/Add-GdapCustomer.ps1" @call } | Should -Throw 'There is no session.'
    }
}

Describe 'examples/Export-SnapshotAudit.ps1' {
    BeforeAll {
        $snapshot = "$PSScriptRoot/../src/GdapTools.Sandbox/Samples/sample-partner.json"
    }

    It 'writes the files, the same each time' {
        $first = & "$examples/Export-SnapshotAudit.ps1" $snapshot "$TestDrive/first"
        $null = & "$examples/Export-SnapshotAudit.ps1" $snapshot "$TestDrive/second"

        @($first | Where-Object CustomerTenantId).Count | Should -Be 16
        (Get-ChildItem "$TestDrive/first").Name | Sort-Object | Should -Be 'access.csv', 'gdap.html', 'gdap.json', 'relationships.csv'
        foreach ($file in Get-ChildItem "$TestDrive/first") {
            (Get-FileHash $file).Hash | Should -Be (Get-FileHash "$TestDrive/second/$($file.Name)").Hash
        }

        @(Import-Csv "$TestDrive/first/relationships.csv").Count | Should -Be 16
        (Import-Csv "$TestDrive/first/access.csv").CustomerName | Should -Contain 'Oakhaven Hotels'
        Get-GdapContext | Should -BeNullOrEmpty
    }

    It 'fails after all files are written' {
        { & "$examples/Export-SnapshotAudit.ps1" $snapshot "$TestDrive/failed" -FailOn Fail } | Should -Throw -ErrorId 'FindingsFailed,*'
        @(Get-ChildItem "$TestDrive/failed").Count | Should -Be 4
    }

    It 'calls Unknown what the snapshot does not hold' {
        $known = Get-Content $snapshot -Raw | ConvertFrom-Json -AsHashtable
        @($known.tenants[$known.partnerTenantId].resources.Keys) -like '*conditionalAccess/policies' | ForEach-Object {
            $known.tenants[$known.partnerTenantId].resources.Remove($_)
        }
        ConvertTo-Json $known -Depth 64 | Set-Content "$TestDrive/part.json"

        $findings = & "$examples/Export-SnapshotAudit.ps1" "$TestDrive/part.json" "$TestDrive/part"

        ($findings | Where-Object CheckId -EQ POS001).Verdict | Should -Be Unknown
    }

    It 'says so when there is no such file' {
        { & "$examples/Export-SnapshotAudit.ps1" "$TestDrive/none.json" "$TestDrive/none" } |
            Should -Throw -ErrorId 'SnapshotNotFound,GdapTools.Commands.ConnectGdapPartnerCommand'
    }
}

Describe 'docs/rmm.md and docs/examples.md' {
    BeforeAll {
        function Get-Code([string] $Page, [int] $Index) {
            [regex]::Matches((Get-Content "$PSScriptRoot/../docs/$Page" -Raw), '(?s)```powershell\n(.+?)```')[$Index].Groups[1].Value
        }

        # The exit code of a script after a sign-in at the sample partner.
        function Get-ExitCode([string] $Code, [string] $Folder) {
            $program = [Environment]::ProcessPath
            $library = if ((Split-Path $program -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" }
            $manifest = Join-Path (Get-Module GdapTools).ModuleBase 'GdapTools.psd1'
            $null = New-Item $Folder -ItemType Directory
            Set-Content "$Folder/run.ps1" "Set-Location '$Folder'; Import-Module '$manifest'; `$null = Connect-GdapPartner -Sandbox`n$Code"
            $null = & $program @($library | Where-Object { $_ }) -NoProfile -NonInteractive -File "$Folder/run.ps1" 2>&1
            $LASTEXITCODE
        }
    }

    It 'exits with 1 and leaves the report' {
        Get-ExitCode (Get-Code rmm.md 1) "$TestDrive/report" | Should -Be 1
        Get-Content "$TestDrive/report/gdap.html" -Raw | Should -Match '10 of 16 customers fail'
    }

    It 'exits with 2 when it could not run' {
        Get-ExitCode "Disconnect-GdapPartner`n$(Get-Code rmm.md 1)" "$TestDrive/notrun" | Should -Be 2
    }

    It 'exits with 1 and leaves what gathers all input' {
        Get-ExitCode (Get-Code rmm.md 2) "$TestDrive/gathered" | Should -Be 1
        @(Get-Content "$TestDrive/gathered/gdap.json" -Raw | ConvertFrom-Json).Count | Should -BeGreaterThan 16
    }

    It 'exits with <code> where nobody catches the error and the preference is <preference>' -ForEach @(
        @{ preference = 'Continue'; code = 0 }
        @{ preference = 'Stop'; code = 1 }
    ) {
        Get-ExitCode "`$ErrorActionPreference = '$preference'`nInvoke-GdapDiagnostic -FailOn Fail`n'goes on'" "$TestDrive/$preference" | Should -Be $code
    }

    It 'shows an onboarding that ends with the invitation, whole' {
        Push-Location "$PSScriptRoot/.."
        try {
            $steps = & ([scriptblock]::Create((Get-Code examples.md 0)))
        }
        finally {
            Pop-Location
        }

        $steps | Out-String | Should -Match 'State\s+: WaitsForCustomer[\s\S]+granularAdminRelationships/'
    }

    It 'names every script of the folder' {
        $page = Get-Content "$PSScriptRoot/../docs/examples.md" -Raw
        Get-ChildItem $examples -Filter *.ps1 | ForEach-Object { $page | Should -Match "\(\.\./examples/$([regex]::Escape($_.Name))\)" }
    }
}
