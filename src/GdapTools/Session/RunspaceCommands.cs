using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using GdapTools.Commands;

namespace GdapTools.Session;

/// <summary>
/// The module's commands that run in a runspace right now, the innermost last. A session's work can be on any thread;
/// this is how it finds the one on which the user's script blocks run and the host may be written to.
/// </summary>
internal sealed class RunspaceCommands
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceCommands> s_byRunspace = new();

    private readonly List<AsyncCmdlet> _running = [];

    /// <summary>Those of the runspace whose pipeline this thread runs.</summary>
    public static RunspaceCommands Current => s_byRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public void Enter(AsyncCmdlet command)
    {
        lock (_running)
        {
            _running.Add(command);
        }
    }

    public void Leave(AsyncCmdlet command)
    {
        lock (_running)
        {
            _running.Remove(command);
        }
    }

    /// <summary>Does something on the pipeline thread, in the command whose queue is emptied at present.</summary>
    /// <exception cref="GdapException"><c>RunspaceNotAvailable</c>: no command of this runspace is running.</exception>
    public Task<T> InvokeAsync<T>(Func<AsyncCmdlet, T> action)
    {
        AsyncCmdlet[] running;
        lock (_running)
        {
            running = [.. _running];
        }

        for (int index = running.Length - 1; index >= 0; index--)
        {
            AsyncCmdlet command = running[index];
            if (command.TryInvokeAsync(() => action(command)) is Task<T> done)
            {
                return done;
            }
        }

        throw new GdapException(
            "RunspaceNotAvailable",
            GdapErrorKind.NotConnected,
            "The session belongs to another runspace, where no command of this module is running: its script blocks and prompts run there.",
            recommendedAction: "Connect in each runspace that works on its own, for example inside ForEach-Object -Parallel.");
    }
}
