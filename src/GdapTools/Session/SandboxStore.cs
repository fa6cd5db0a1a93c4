using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace GdapTools.Session;

/// <summary>The running sandboxes of each runspace, which end with it.</summary>
internal static class SandboxStore
{
    private static readonly ConditionalWeakTable<Runspace, List<GdapSandbox>> s_sandboxes = new();

    /// <summary>Remembers a sandbox of the runspace whose pipeline this thread runs.</summary>
    public static void Add(GdapSandbox sandbox)
    {
        List<GdapSandbox> sandboxes = s_sandboxes.GetValue(Runspace.DefaultRunspace, Watch);
        lock (sandboxes)
        {
            sandboxes.Add(sandbox);
        }
    }

    /// <summary>Stops one, whichever runspace it belongs to. One that was stopped before stays so.</summary>
    public static void Stop(GdapSandbox sandbox)
    {
        sandbox.Handle.Dispose();
        if (s_sandboxes.TryGetValue(Runspace.DefaultRunspace, out List<GdapSandbox>? sandboxes))
        {
            lock (sandboxes)
            {
                sandboxes.Remove(sandbox);
            }
        }
    }

    /// <summary>Stops those of the runspace whose pipeline this thread runs.</summary>
    public static void StopAll()
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            StopAll(runspace);
        }
    }

    private static List<GdapSandbox> Watch(Runspace runspace)
    {
        runspace.StateChanged += OnStateChanged;
        return [];
    }

    private static void OnStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        bool isOver = change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken;
        if (isOver && sender is Runspace runspace)
        {
            StopAll(runspace);
        }
    }

    private static void StopAll(Runspace runspace)
    {
        if (!s_sandboxes.TryGetValue(runspace, out List<GdapSandbox>? sandboxes))
        {
            return;
        }

        GdapSandbox[] running;
        lock (sandboxes)
        {
            running = [.. sandboxes];
            sandboxes.Clear();
        }

        foreach (GdapSandbox sandbox in running)
        {
            sandbox.Handle.Dispose();
        }
    }
}
