using System;

namespace GdapTools.Core.Snapshots;

/// <summary>The failures of reading a snapshot, with their stable ids.</summary>
internal static class SnapshotErrors
{
    private const string NewExport = "Correct the file at that place, or take a new snapshot.";

    public static GdapException NotFound(string path, Exception cause) => new(
        "SnapshotNotFound",
        GdapErrorKind.NotFound,
        $"There is no snapshot '{path}'.",
        path,
        "Check the path; a relative one starts at the current location.",
        cause);

    public static GdapException Unreadable(string name, string problem, Exception? cause = null) => new(
        "SnapshotUnreadable",
        GdapErrorKind.InvalidData,
        $"The snapshot '{name}' could not be read: {problem}",
        name,
        "Check that this is a snapshot (.json or .json.gz), that it is complete and that you may read it.",
        cause);

    public static GdapException Unsupported(string name, string format) => new(
        "SnapshotFormatUnsupported",
        GdapErrorKind.InvalidData,
        $"The snapshot '{name}' has the format '{Shorten(format)}' ($.format); "
            + $"this version reads '{Snapshot.Format}'.",
        name,
        "Use the version of GdapTools that wrote the snapshot, or take a new one.");

    public static GdapException Invalid(string name, string path, long? line, string problem, Exception? cause = null)
    {
        string place = line is null ? path : $"{path}, line {line}";
        return new GdapException(
            "SnapshotInvalid",
            GdapErrorKind.InvalidData,
            $"The snapshot '{name}' is not valid at {place}: {problem}",
            name,
            NewExport,
            cause);
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}
