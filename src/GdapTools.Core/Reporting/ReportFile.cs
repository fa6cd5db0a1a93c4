using System;
using System.IO;
using System.Text;

namespace GdapTools.Core.Reporting;

/// <summary>Puts a report on disk: whole or not at all.</summary>
public static class ReportFile
{
    /// <summary>Writes beside the target and then moves, so that a reader never sees half a report.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="report">What to write.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    /// <exception cref="GdapException">
    /// <c>ReportFileExists</c>, <c>ReportPathIsFolder</c>, <c>ReportFolderNotFound</c>, <c>ReportNotWritten</c>.
    /// </exception>
    public static void Save(string path, Report report, ReportFormat format, bool overwrite)
    {
        Demand(path, overwrite);
        string temporary = path + "." + Path.GetRandomFileName();
        try
        {
            // Excel takes CSV for the local code page unless it begins with a mark.
            UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: format == ReportFormat.Csv);
            using (StreamWriter output = new(temporary, append: false, encoding))
            {
                ReportWriter.For(format).Write(report, output);
            }

            Move(temporary, path, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure(path, exception, overwrite);
        }
        finally
        {
            Discard(temporary);
        }
    }

    /// <summary>Refuses early what could not be written later.</summary>
    /// <exception cref="GdapException">As above, but for <c>ReportNotWritten</c>.</exception>
    public static void Demand(string path, bool overwrite)
    {
        if (Directory.Exists(path))
        {
            throw new GdapException(
                "ReportPathIsFolder",
                GdapErrorKind.InvalidInput,
                $"'{path}' is a folder.",
                path,
                "Give the path of a file, with its extension.");
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new GdapException(
                "ReportFolderNotFound",
                GdapErrorKind.NotFound,
                $"There is no folder '{folder}'.",
                path,
                "Create the folder first.");
        }

        if (!overwrite && File.Exists(path))
        {
            throw Exists(path);
        }
    }

    private static void Move(string temporary, string path, bool overwrite)
    {
        if (overwrite && File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
    }

    private static GdapException Failure(string path, Exception exception, bool overwrite) =>
        !overwrite && File.Exists(path)
            ? Exists(path)
            : new GdapException(
                "ReportNotWritten",
                exception is IOException ? GdapErrorKind.ServiceUnavailable : GdapErrorKind.PermissionDenied,
                $"The report could not be written to '{path}': {exception.Message}",
                path,
                "See that the folder can be written to, the disk has room and no program holds the file open.",
                exception);

    private static GdapException Exists(string path) =>
        new(
            "ReportFileExists",
            GdapErrorKind.Conflict,
            $"There is a file '{path}' already.",
            path,
            "Give another path, or use -Force to replace the file.");

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is the error to tell; a left-over file is not.
        }
    }
}
