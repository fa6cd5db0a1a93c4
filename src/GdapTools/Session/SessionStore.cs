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

    /// <summary>Makes a session the runspace's own, or leaves it without one.</summary>
    /// <returns>The session it had before, for the caller to end.</returns>
    public static GdapContext? Replace(GdapContext? context)
    {
        GdapContext? previous = Current;
        s_contexts.Remove(Runspace.DefaultRunspace);
        if (context is not null)
        {
            s_contexts.Add(Runspace.DefaultRunspace, context);
        }

        return previous;
    }
}
