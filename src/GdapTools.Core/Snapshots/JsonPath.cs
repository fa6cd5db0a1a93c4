using System.Globalization;

namespace GdapTools.Core.Snapshots;

/// <summary>Writes the paths that messages name.</summary>
internal static class JsonPath
{
    public static string Member(string path, string name) =>
        IsPlain(name) ? $"{path}.{name}" : $"{path}['{name}']";

    public static string Item(string path, int index) =>
        $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    private static bool IsPlain(string name)
    {
        foreach (char character in name)
        {
            bool plain = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
            if (!plain)
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
