using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Authentication;

namespace GdapTools.Session;

/// <summary>Sign-ins that come back to the user: to a script block, or to the screen. Made on the pipeline thread.</summary>
internal static class UserScripts
{
    public static TokenProviderSignIn TokenProvider(ScriptBlock script)
    {
        UserScript provider = new(script, RunspaceCommands.Current, nameof(TokenProvider));
        return new TokenProviderSignIn(async (request, _) =>
            TokenTransformationAttribute.ToText(await provider.InvokeAsync(request).ConfigureAwait(false)));
    }

    public static Func<string, CancellationToken, Task> Rotated(ScriptBlock script)
    {
        UserScript store = new(script, RunspaceCommands.Current, "RefreshTokenRotated");
        return (token, _) => store.InvokeAsync(Secret.Protect(token));
    }

    public static DeviceCodeSignIn DeviceCode()
    {
        RunspaceCommands commands = RunspaceCommands.Current;
        return new DeviceCodeSignIn((message, _) => commands.InvokeAsync(command =>
        {
            command.WriteHost(message);
            return true;
        }));
    }
}
