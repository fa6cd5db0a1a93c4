using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;

namespace GdapTools.Binding;

/// <summary>Finds and reads the log files a path stands for.</summary>
internal static class LogFiles
{
    /// <summary>The files, with an error written for each path that stands for none.</summary>
    public static IEnumerable<string> Find(PSCmdlet cmdlet, string[] paths, string[] literalPaths)
    {
        foreach (string path in paths)
        {
            foreach (string file in Resolve(cmdlet, path))
            {
                yield return file;
            }
        }

        foreach (string path in literalPaths)
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.Name == "FileSystem" && File.Exists(file))
            {
                yield return file;
            }
            else
            {
                cmdlet.WriteError(NotFound(path));
            }
        }
    }

    /// <summary>The lines of a file, which somebody else may still be writing.</summary>
    public static IEnumerable<string> Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream, detectEncodingFromByteOrderMarks: true);
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }

    public static ErrorRecord Unreadable(Exception exception, string file) =>
        new(exception, "LogUnreadable", ErrorCategory.ReadError, file)
        {
            ErrorDetails = new ErrorDetails($"'{file}' cannot be read: {exception.Message}")
            {
                RecommendedAction = "Check the rights on the file, or give a copy of it.",
            },
        };

    private static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path)
    {
        List<string> files = [];
        try
        {
            Collection<string> found = cmdlet.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            foreach (string file in found)
            {
                if (provider.Name == "FileSystem" && File.Exists(file))
                {
                    files.Add(file);
                }
            }
        }
        catch (SessionStateException)
        {
            // Reported below, like a pattern that nothing matches.
        }

        if (files.Count == 0)
        {
            cmdlet.WriteError(NotFound(path));
        }

        return files;
    }

    private static ErrorRecord NotFound(string path)
    {
        FileNotFoundException exception = new($"No file matches '{path}'.", path);
        return new ErrorRecord(exception, "LogNotFound", ErrorCategory.ObjectNotFound, path)
        {
            ErrorDetails = new ErrorDetails(exception.Message)
            {
                RecommendedAction = "Check the path; use -LiteralPath for names with brackets.",
            },
        };
    }
}
