@{
    # Everything but these, each for its reason. tests/ScriptAnalyzer.Tests.ps1 holds every script to it.
    ExcludeRules = @(
        # Pester shares variables between its blocks, and Show-Command dot-sources what it shows; the rule sees neither.
        'PSUseDeclaredVarsMoreThanAssignments'

        # It looks for a use in the block of the parameter itself, not in functions and script blocks inside.
        'PSReviewUnusedParameter'

        # For commands that users run: ours are written in C#. What it finds are helpers of the build and the tests.
        'PSUseShouldProcessForStateChangingFunctions'

        # Our own helpers take three positions where names would only repeat what the values say.
        'PSAvoidUsingPositionalParameters'

        # Invented secrets of tests, as text because there is nothing to protect.
        'PSAvoidUsingConvertToSecureStringWithPlainText'

        # Secrets.Tests.ps1 writes invented secrets in every way there is, to see that each of them is found.
        'PSAvoidUsingWriteHost'

        # Start-Job is given what it needs by -ArgumentList, under the same name.
        'PSUseUsingScopeModifierInNewRunspaces'
    )
}
