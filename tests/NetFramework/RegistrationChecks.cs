using System.Reflection;

namespace GdapTools.NetFramework;

/// <summary>Runspaces import and remove the module; the domain has one resolver.</summary>
internal static class RegistrationChecks
{
    [Check("the resolver answers until the last import is removed")]
    public static void Last_removal_ends_it()
    {
        AssemblyName core = Module.NameOf("GdapTools.Core");
        AssemblyName sandbox = Module.NameOf("GdapTools.Sandbox");
        Module.Import();
        Module.Import();
        Module.Remove();
        Expect.That(Module.Find(core) is { } found && Module.IsOurs(found), "It stopped with the first removal.");

        Module.Remove();
        Expect.That(Module.Find(sandbox) is null, "It answers though the module was removed.");
    }
}
