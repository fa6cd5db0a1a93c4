<#
.SYNOPSIS
    A Pester test of a partner's own script, over the sandbox of GdapTools: no tenant, no mock, real HTTP.

.DESCRIPTION
    Run it with Invoke-Pester. It needs Pester 5 and GdapTools on the module path.
#>

BeforeAll {
    Import-Module GdapTools

    # The script to be tested; yours would be dot-sourced here. All that it takes is that its addresses can be changed.
    function Get-EndingRelationship([uri] $Graph, [string] $Token, [int] $Days = 30) {
        $next = "${Graph}v1.0/tenantRelationships/delegatedAdminRelationships?`$top=300"
        while ($next) {
            $page = Invoke-RestMethod $next -Headers @{ Authorization = "Bearer $Token" } -MaximumRetryCount 3 -RetryIntervalSec 1
            $page.value | Where-Object { $_.status -eq 'active' -and [datetime] $_.endDateTime -lt [datetime]::Now.AddDays($Days) }
            $next = $page.'@odata.nextLink'
        }
    }

    function Get-AccessToken([uri] $Authority, [string] $Tenant, [string] $Client, [string] $RefreshToken) {
        $form = @{
            grant_type    = 'refresh_token'
            client_id     = $Client
            refresh_token = $RefreshToken
            scope         = 'https://graph.microsoft.com/.default'
        }
        (Invoke-RestMethod "${Authority}$Tenant/oauth2/v2.0/token" -Method Post -Body $form).access_token
    }
}

Describe 'Get-EndingRelationship' {
    AfterEach {
        Stop-GdapSandbox
    }

    It 'finds what ends within a month' {
        $sandbox = Start-GdapSandbox
        $token = Get-AccessToken $sandbox.AuthorityHost $sandbox.TenantId $sandbox.ClientId 'any'

        $ending = Get-EndingRelationship $sandbox.GraphEndpoint $token

        $ending.customer.displayName | Should -Be 'Kestrel Aviation'
        $sandbox.Requests.Path | Should -Contain 'v1.0/tenantRelationships/delegatedAdminRelationships'
    }

    It 'waits and asks again when it is throttled' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'Throttle'; Path = 'v1.0/*'; Times = 1; RetryAfter = '00:00:01' }
        $token = Get-AccessToken $sandbox.AuthorityHost $sandbox.TenantId $sandbox.ClientId 'any'

        Get-EndingRelationship $sandbox.GraphEndpoint $token | Should -Not -BeNullOrEmpty

        $sandbox.Requests.Status | Should -Be 200, 429, 200
    }

    It 'fails, and does not hang, when a proxy answers' {
        $sandbox = Start-GdapSandbox -Fault @{ Kind = 'ProxyHtml'; Path = 'v1.0/*'; StatusCode = 407 }
        $token = Get-AccessToken $sandbox.AuthorityHost $sandbox.TenantId $sandbox.ClientId 'any'

        { Get-EndingRelationship $sandbox.GraphEndpoint $token } | Should -Throw '*407*'

        $sandbox.LiveRequests | Should -Be 0
    }
}

Describe 'Get-AccessToken' {
    AfterAll {
        Stop-GdapSandbox
    }

    It 'says why a refresh token is not taken' {
        $sandbox = Start-GdapSandbox

        $failure = { Get-AccessToken $sandbox.AuthorityHost $sandbox.TenantId $sandbox.ClientId 'revoked' } | Should -Throw -PassThru

        $failure.ErrorDetails.Message | Should -BeLike '*AADSTS50173*'
    }
}
