BeforeAll {
    . $PSScriptRoot/common.ps1
    $token = New-TestToken
    $secure = ConvertTo-SecureString $token -AsPlainText -Force
}

Describe 'ConvertFrom-GraphToken' {
    It 'reads the claims' {
        $info = ConvertFrom-GraphToken $token

        $info | Should -BeOfType GdapTools.GraphTokenInfo
        $info.IsReadable | Should -BeTrue
        $info.UserPrincipalName | Should -Be 'automation@partner.example'
        $info.SessionKind | Should -Be 'Delegated'
        $info.Scopes | Should -Be @('User.Read', 'Group.Read.All')
        $info.Claims['ver'] | Should -Be '1.0'
        $info.MfaClaim.Verdict | Should -Be 'Pass'
    }

    It 'takes <Name>, as argument and from the pipeline' -TestCases @(
        @{ Name = 'text'; Make = { $token } }
        @{ Name = 'a header'; Make = { "Authorization: Bearer $token" } }
        @{ Name = 'quotes'; Make = { "'$token'" } }
        @{ Name = 'line breaks'; Make = { $token -replace '(.{60})', "`$1`r`n" } }
        @{ Name = 'JSON'; Make = { @{ token_type = 'Bearer'; access_token = $token } | ConvertTo-Json } }
        @{ Name = 'a SecureString'; Make = { $secure } }
        @{ Name = 'an object with a Token'; Make = { [pscustomobject] @{ Token = $token; ExpiresOn = Get-Date } } }
        @{ Name = 'an object with a secure Token'; Make = { [pscustomobject] @{ Token = $secure; UserId = 'x' } } }
        @{ Name = 'the answer of a token request'; Make = { [pscustomobject] @{ token_type = 'Bearer'; access_token = $token } } }
        @{ Name = 'a hash table'; Make = { @{ access_token = $token } } }
    ) {
        $form = & $Make

        (ConvertFrom-GraphToken $form).MfaClaim.Reason | Should -Be 'MfaPresent'
        (ConvertFrom-GraphToken -Token $form).MfaClaim.Reason | Should -Be 'MfaPresent'
        ($form | ConvertFrom-GraphToken).MfaClaim.Reason | Should -Be 'MfaPresent'
    }

    It 'takes lines as one token' {
        $lines = $token -split '(.{70})' | Where-Object Length

        (ConvertFrom-GraphToken $lines).MfaClaim.Reason | Should -Be 'MfaPresent'
    }

    It 'writes an object for each input' {
        @($token, 'junk', $token | ConvertFrom-GraphToken).IsReadable | Should -Be @($true, $false, $true)
    }

    It 'does not fail on <_>' -ForEach $null, '', ' ', 'junk', 'a.b.c', 42, '{"access_token":7}', @() {
        $info = ConvertFrom-GraphToken $_ -ErrorAction Stop

        $info.IsReadable | Should -BeFalse
        $info.Message | Should -Not -BeNullOrEmpty
    }

    It 'never shows the signature' {
        $text = ConvertFrom-GraphToken $token | ConvertTo-Json -Depth 5

        $text | Should -Not -Match 'not-a-signature'
    }
}
