# The example of docs/sandbox-lifecycle.md does what the page says.
BeforeAll {
    . $PSScriptRoot/common.ps1
    $page = Get-Content "$PSScriptRoot/../docs/sandbox-lifecycle.md" -Raw
    $code = [regex]::Match($page, '(?s)```powershell\n(.+?)```').Groups[1].Value
}

Describe 'docs/sandbox-lifecycle.md' {
    It 'shows a relationship from its creation to its extension' {
        $written = & ([scriptblock]::Create($code))

        $written.displayName | Should -Be 'Contoso 2027'
        $written.status | Should -Be 'active'
        $written.autoExtendDuration | Should -Be 'P180D'
        $written.customer.tenantId | Should -Not -BeNullOrEmpty
        [datetime] $written.endDateTime | Should -BeGreaterThan ([datetime]::UtcNow.AddDays(360))
    }
}
