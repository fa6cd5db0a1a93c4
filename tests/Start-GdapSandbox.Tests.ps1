BeforeAll {
    . $PSScriptRoot/common.ps1

    function Get-Token($Sandbox, [hashtable] $Form = @{}) {
        $all = @{
            grant_type = 'client_credentials'
            client_id = $Sandbox.ClientId
            client_secret = 'any'
            scope = 'https://graph.microsoft.com/.default'
        }
        $Form.Keys | ForEach-Object { $all[$_] = $Form[$_] }
        (Invoke-RestMethod "$($Sandbox.Uri)$($Sandbox.TenantId)/oauth2/v2.0/token" -Method Post -Body $all).access_token
    }

    function Get-Resource($Sandbox, [string] $Path, [string] $Token = (Get-Token $Sandbox)) {
        Invoke-WebRequest "$($Sandbox.Uri)$Path" -Headers @{ Authorization = "Bearer $Token" } -SkipHttpErrorCheck
    }
}

AfterAll {
    Disconnect-GdapPartner
    Stop-GdapSandbox
}

Describe 'Start-GdapSandbox' {
    AfterEach {
        Stop-GdapSandbox
    }

    It 'serves the sample partner at an address of this machine' {
        $sandbox = Start-GdapSandbox

        $sandbox | Should -BeOfType GdapTools.GdapSandbox
        $sandbox.Uri.Host | Should -Be '127.0.0.1'
        $sandbox.GraphEndpoint, $sandbox.AuthorityHost, $sandbox.PartnerCenterEndpoint | Should -Be ($sandbox.Uri, $sandbox.Uri, $sandbox.Uri)
        $sandbox.IsRunning | Should -BeTrue
        $sandbox.LiveRequests | Should -Be 0
        $sandbox.Requests.Count | Should -Be 0
        ((Get-Resource $sandbox 'v1.0/organization').Content | ConvertFrom-Json).value[0].id | Should -Be $sandbox.TenantId
        $sandbox.Requests.Method | Should -Be 'POST', 'GET'
        $sandbox.Requests[1].Path | Should -Be 'v1.0/organization'
        $sandbox.Requests[1].Status | Should -Be 200
        $sandbox.Requests[1].Time | Should -BeOfType DateTimeOffset
    }

    It 'serves another tenant beside it' {
        $first = Start-GdapSandbox
        $path = Join-Path $TestDrive 'other.json'
        Set-Content $path '{ "format": "gdap-snapshot/1", "capturedAt": "2026-11-01T08:00:00Z", "environment": "Global", "partnerTenantId": "10000000-0000-4000-8000-000000000001", "tenants": { "10000000-0000-4000-8000-000000000001": { "resources": { "v1.0/users": { "value": [ { "id": "a" }, { "id": "b" }, { "id": "c" } ] } } } } }'
        $second = Start-GdapSandbox $path

        $page = (Get-Resource $second 'v1.0/users?$top=2&$count=true').Content | ConvertFrom-Json

        $second.TenantId | Should -Be '10000000-0000-4000-8000-000000000001'
        $second.ClientId | Should -Not -BeNullOrEmpty
        $second.Uri.Port | Should -Not -Be $first.Uri.Port
        $page.value.id | Should -Be 'a', 'b'
        $page.'@odata.count' | Should -Be 3
        $page.'@odata.nextLink' | Should -BeLike "$($second.Uri)v1.0/users?*"
        $first.Requests.Count | Should -Be 0
    }

    It 'takes its addresses to Connect-GdapPartner by <way>' -ForEach @(
        @{ way = 'pipeline and secret'; connect = { param($s) $s | Connect-GdapPartner -ClientSecret any }; source = 'ClientSecret' }
        @{ way = 'pipeline and refresh token'; connect = { param($s) $s | Connect-GdapPartner -RefreshToken any }; source = 'RefreshToken' }
        @{ way = 'pipeline and device code'; connect = { param($s) $s | Connect-GdapPartner -UseDeviceCode -WarningAction SilentlyContinue }; source = 'DeviceCode' }
        @{ way = 'pipeline and access token'; connect = { param($s) $t = Get-Token $s; $s | Connect-GdapPartner -AccessToken $t }; source = 'AccessToken' }
        @{ way = 'splatting'; connect = { param($s) $e = @{ GraphEndpoint = $s.Uri; AuthorityHost = $s.Uri; PartnerCenterEndpoint = $s.Uri; TenantId = $s.TenantId; ClientId = 'a' }; Connect-GdapPartner @e -RefreshToken any -ClientSecret any }; source = 'RefreshToken' }
    ) {
        $sandbox = Start-GdapSandbox

        $context = & $connect $sandbox

        $context.Source | Should -Be $source
        $context.GraphEndpoint | Should -Be $sandbox.Uri
        @(Get-GdapCustomer).Count | Should -BeGreaterThan 0
        $sandbox.Requests.Path | Should -Contain 'v1.0/tenantRelationships/delegatedAdminCustomers'
        $sandbox.LiveRequests | Should -Be 0
    }

    It 'plays the fault <kind>' -ForEach @(
        @{ kind = 'Status'; more = @{}; status = 503; content = 'serviceNotAvailable' }
        @{ kind = 'Status'; more = @{ StatusCode = 500; Message = 'Mine.' }; status = 500; content = 'Mine.' }
        @{ kind = 'Throttle'; more = @{ RetryAfter = '00:01:30' }; status = 429; content = 'TooManyRequests' }
        @{ kind = 'ProxyHtml'; more = @{}; status = 200; content = '<h1>Network access</h1>' }
        @{ kind = 'ExpiredToken'; more = @{}; status = 401; content = 'Lifetime validation failed' }
        @{ kind = 'Gzip'; more = @{}; status = 200; content = 'Harbor' }
    ) {
        $fault = @{ Kind = $kind; Path = 'v1.0/organization'; Method = 'Get'; Times = 1 } + $more
        $sandbox = Start-GdapSandbox -Fault $fault

        $hit = Get-Resource $sandbox 'v1.0/organization'
        $next = Get-Resource $sandbox 'v1.0/organization'

        $hit.StatusCode | Should -Be $status
        $hit.Content | Should -Match ([regex]::Escape($content))
        if ($kind -eq 'Throttle') {
            $hit.Headers['Retry-After'] | Should -Be '90'
        }

        $next.StatusCode | Should -Be 200
    }

    It 'challenges until a token was acquired with the claims' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'ClaimsChallenge'; Path = 'v1.0/organization' }

        $refused = Get-Resource $sandbox 'v1.0/organization'
        $demand = "$($refused.Headers['WWW-Authenticate'])" -replace '.*claims="([^"]+)".*', '$1'
        $claims = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($demand))
        $answer = Get-Resource $sandbox 'v1.0/organization' (Get-Token $sandbox @{ claims = $claims })

        $refused.StatusCode | Should -Be 401
        $refused.Content | Should -Match 'TokenIssuedBeforeRevocationTimestamp'
        $answer.StatusCode | Should -Be 200
    }

    It 'issues tokens that expire soon' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'ShortToken'; Lifetime = '00:00:01' }
        $token = Get-Token $sandbox

        while ((Get-Resource $sandbox 'v1.0/organization' $token).StatusCode -eq 200) { Start-Sleep -Milliseconds 20 }

        (Get-Resource $sandbox 'v1.0/organization' $token).Content | Should -Match 'the token is expired'
    }

    It 'breaks the connection for <kind>' -ForEach @(
        @{ kind = 'Reset' }
        @{ kind = 'CutOff' }
    ) {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = $kind; Path = 'v1.0/*' }
        $token = Get-Token $sandbox

        { Get-Resource $sandbox 'v1.0/organization' $token } | Should -Throw

        $sandbox.LiveRequests | Should -Be 0
    }

    It 'never answers for Timeout, and notices that the client has left' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Timeout' }
        $client = [System.Net.Http.HttpClient]::new()
        $asked = $client.GetAsync("$($sandbox.Uri)v1.0/organization")
        while ($sandbox.LiveRequests -ne 1) { Start-Sleep -Milliseconds 1 }
        $asked.IsCompleted | Should -BeFalse

        $client.CancelPendingRequests()

        while ($sandbox.LiveRequests -ne 0) { Start-Sleep -Milliseconds 1 }
        $sandbox.Requests[0].Status | Should -Be 0
    }

    It 'takes several faults, as hashtables and as objects' {
        $object = [GdapTools.GdapFault] @{ Kind = 'Status'; StatusCode = 502; Path = 'v1.0/me'; Skip = 1; Probability = 1 }
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Status'; Path = 'v1.0/users' }, $object
        $token = Get-Token $sandbox @{ grant_type = 'refresh_token'; refresh_token = 'any' }

        (Get-Resource $sandbox 'v1.0/users' $token).StatusCode | Should -Be 503
        (Get-Resource $sandbox 'v1.0/me' $token).StatusCode | Should -Be 200
        (Get-Resource $sandbox 'v1.0/me' $token).StatusCode | Should -Be 502
    }

    It 'holds to the limits with -EnforceBudgets' {
        $sandbox = Start-GdapSandbox -EnforceBudgets
        $token = Get-Token $sandbox

        $statuses = 1..6 | ForEach-Object { (Get-Resource $sandbox 'v1.0/auditLogs/signIns' $token).StatusCode }

        $statuses | Select-Object -Last 1 | Should -Be 429
        $statuses | Select-Object -First 5 | Should -Not -Contain 429
    }

    It 'takes its time with -Latency' {
        $sandbox = Start-GdapSandbox -Latency '00:00:00.3'

        (Measure-Command { Get-Token $sandbox }).TotalSeconds | Should -BeGreaterOrEqual 0.3
    }

    It 'moves times, and serves them as they are with -NoRebase' {
        $path = Join-Path $TestDrive 'old.json'
        Set-Content $path '{ "format": "gdap-snapshot/1", "capturedAt": "2026-11-01T08:00:00Z", "environment": "Global", "partnerTenantId": "10000000-0000-4000-8000-000000000001", "tenants": { "10000000-0000-4000-8000-000000000001": { "resources": { "v1.0/organization": { "value": [ { "createdDateTime": "2026-11-01T07:00:00Z" } ] } } } } }'

        $moved = Get-Resource (Start-GdapSandbox $path) 'v1.0/organization'
        $still = Get-Resource (Start-GdapSandbox $path -NoRebase) 'v1.0/organization'

        $still.Content | Should -Match '2026-11-01T07:00:00Z'
        $moved.Content | Should -Not -Match '2026-11-01T07:00:00Z'
        $still.Headers['Date'] | Should -Be 'Sun, 01 Nov 2026 08:00:00 GMT'
    }

    It 'says <id> of <case>' -ForEach @(
        @{ case = 'a port in use'; id = 'SandboxPortInUse'; start = { $s = Start-GdapSandbox; Start-GdapSandbox -Port $s.Uri.Port } }
        @{ case = 'a fault without a kind'; id = 'SandboxFaultInvalid'; start = { Start-GdapSandbox -Fault @{ Path = '*' } } }
        @{ case = 'a wait in ticks'; id = 'SandboxFaultInvalid'; start = { Start-GdapSandbox -Fault @{ Kind = 'Throttle'; RetryAfter = 5 } } }
        @{ case = 'a latency in ticks'; id = 'SandboxLatencyInvalid'; start = { Start-GdapSandbox -Latency 200 } }
        @{ case = 'a negative latency'; id = 'SandboxLatencyInvalid'; start = { Start-GdapSandbox -Latency '-00:00:01' } }
        @{ case = 'a missing snapshot'; id = 'SnapshotNotFound'; start = { Start-GdapSandbox (Join-Path $TestDrive 'none.json') } }
        @{ case = 'a kind that there is not'; id = 'CannotConvertArgumentNoMessage'; start = { Start-GdapSandbox -Fault @{ Kind = 'Flood' } } }
        @{ case = 'a property that there is not'; id = 'CannotConvertArgumentNoMessage'; start = { Start-GdapSandbox -Fault @{ Kind = 'Reset'; Paht = '*' } } }
        @{ case = 'a port beyond all'; id = 'ParameterArgumentValidationError'; start = { Start-GdapSandbox -Port 65536 } }
    ) {
        $start | Should -Throw -ErrorId "$id,GdapTools.Commands.StartGdapSandboxCommand"
    }
}

Describe 'The display' {
    It 'shows a sandbox and its requests' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Reset'; Path = 'v1.0/users' }
        $token = Get-Token $sandbox
        { Get-Resource $sandbox 'v1.0/users' $token } | Should -Throw

        $sandbox | Out-String | Should -Match 'Running\s+: yes\s+Requests\s+: 2, 0 of them live'
        $sandbox.Requests | Out-String -Width 200 | Should -Match 'GET\s+none\s+v1\.0/users'
    }
}
