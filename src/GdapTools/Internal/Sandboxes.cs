using GdapTools.Session;

namespace GdapTools.Internal;

/// <summary>For GdapTools.psm1 alone: what runs on when the module is removed.</summary>
public static class Sandboxes
{
    /// <summary>Stops the sandboxes of this runspace.</summary>
    public static void StopAll() => SandboxStore.StopAll();
}
