using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace GdapTools.ConsoleHost;

/// <summary>
/// Two switches that pwsh's own console sets and the engine offers to no other host. The engine's version is pinned,
/// and this host's tests fail should a switch be gone.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Lets <c>exit n</c> of the next script end the host rather than only the script.</summary>
    public static void ExitHostWithNextScript(Runspace runspace) =>
        Set(Get(runspace, "ExecutionContext"), "ScriptCommandProcessorShouldRethrowExit", true);

    /// <summary>Marks an object as having come from the error stream, so that it is formatted as an error.</summary>
    public static PSObject AsError(ErrorRecord record)
    {
        PSObject marked = new(record);
        PropertyInfo stream = Find(marked, "WriteStream");
        stream.SetValue(marked, Enum.Parse(stream.PropertyType, "Error"));
        return marked;
    }

    private static object Get(object owner, string name) => Find(owner, name).GetValue(owner)!;

    private static void Set(object owner, string name, object value) => Find(owner, name).SetValue(owner, value);

    private static PropertyInfo Find(object owner, string name)
    {
        Type? type = owner.GetType();
        while (type is not null)
        {
            if (type.GetProperty(name, Hidden | BindingFlags.DeclaredOnly) is { } property)
            {
                return property;
            }

            type = type.BaseType;
        }

        throw new MissingMemberException(owner.GetType().FullName, name);
    }
}
