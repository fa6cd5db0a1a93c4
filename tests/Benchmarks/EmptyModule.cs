using System.IO;
using System.Reflection;
using System.Reflection.Emit;

namespace GdapTools.Benchmarks;

/// <summary>A binary module that offers nothing, with as many files as another one.</summary>
internal static class EmptyModule
{
    private const string Name = "EmptyModule";

    /// <returns>The path of its manifest.</returns>
    public static string Create(string directory, string model)
    {
        foreach (string file in Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(directory, Path.GetRelativePath(model, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, "");
        }

        // Two of the files are the manifest and the assembly.
        File.Delete(Path.Combine(directory, "GdapTools.psd1"));
        File.Delete(Path.Combine(directory, "GdapTools.psm1"));
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Name), typeof(object).Assembly);
        assembly.DefineDynamicModule(Name);
        assembly.Save(Path.Combine(directory, Name + ".dll"));

        string manifest = Path.Combine(directory, Name + ".psd1");
        File.WriteAllText(manifest, $"@{{ ModuleVersion = '1.0'; RootModule = '{Name}.dll'; CmdletsToExport = @() }}");
        return manifest;
    }
}
