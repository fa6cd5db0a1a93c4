using System.IO;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox;

/// <summary>The embedded sample partner.</summary>
public static class SampleSnapshot
{
    private const string ResourceName = "sample-partner.json";

    public static Snapshot Load()
    {
        using Stream stream = Open();
        return SnapshotReader.Read(stream, ResourceName);
    }

    /// <summary>The sample as it is stored, UTF-8 JSON.</summary>
    public static Stream Open() =>
        typeof(SampleSnapshot).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new FileNotFoundException("The sample snapshot is not in this assembly.", ResourceName);
}
