using System;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace GdapTools.Session;

/// <summary>The session of each runspace; runspaces share none, and a closed one keeps none alive.</summary>
internal static class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, GdapContext> s_contexts = new();

    /// <summary>The session of the runspace whose pipeline this thread runs; null when it has none.</summary>
    public static GdapContext? Current =>
        Runspace.DefaultRunspace is { } runspace && s_contexts.TryGetValue(runspace, out GdapContext? context)
            ? context
            : null;

    /// <summary>Makes a session the runspace's own. The one before stays open: a script may hold it as -Context.</summary>
    public static void Open(GdapContext context)
    {
        s_contexts.Remove(Runspace.DefaultRunspace);
        s_contexts.Add(Runspace.DefaultRunspace, context);
    }

    /// <summary>Ends a session, the runspace's own unless another is given.</summary>
    public static void Close(GdapContext? context)
    {
        GdapContext? current = Current;
        GdapContext? ended = context ?? current;

        if (ReferenceEquals(ended, current))
        {
            s_contexts.Remove(Runspace.DefaultRunspace);
        }

        (ended?.Handle as IDisposable)?.Dispose();
    }
}
