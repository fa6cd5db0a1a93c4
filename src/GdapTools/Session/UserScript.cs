using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using GdapTools.Core.Tokens;

namespace GdapTools.Session;

/// <summary>A script block of the user's, which runs on the pipeline thread of the runspace that connected.</summary>
internal sealed class UserScript(ScriptBlock script, RunspaceCommands commands, string parameterName)
{
    /// <summary>Runs it, and gives the last thing it wrote; null when it wrote nothing.</summary>
    /// <exception cref="GdapException"><c>ScriptBlockFailed</c>: it threw.</exception>
    public async Task<object?> InvokeAsync(object? argument)
    {
        // An exception of the script is this session's affair, not that of the command whose thread it borrows.
        (object? output, string? failure) = await commands.InvokeAsync(_ => Run(argument)).ConfigureAwait(false);
        return failure is null ? output : throw new GdapException(
            "ScriptBlockFailed",
            GdapErrorKind.Authentication,
            $"The script block of -{parameterName} failed: {SecretMask.Mask(failure)}",
            parameterName,
            "Run the script block by itself with the same input, and mend what it says.");
    }

    private (object? Output, string? Failure) Run(object? argument)
    {
        try
        {
            Collection<PSObject> output = script.Invoke(argument);
            return (output.LastOrDefault(item => item is not null), null);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            return (null, exception.Message);
        }
    }
}
