namespace GdapTools.NetFramework;

/// <summary>Without the resolver; were anything found then, the other checks would prove nothing of it.</summary>
internal static class UnregisteredChecks
{
    private static readonly string[] s_dependencies =
        ["GdapTools.Core", "GdapTools.Sandbox", "Microsoft.Graph", "Microsoft.Identity.Client"];

    [Check("without the resolver no dependency is found")]
    public static void Nothing_is_found()
    {
        Module.LoadModels();
        foreach (string dependency in s_dependencies)
        {
            Expect.That(Module.Find(Module.NameOf(dependency)) is null, $"{dependency} was found.");
        }
    }
}
