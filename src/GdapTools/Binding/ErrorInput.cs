using System;
using System.Collections;
using System.Management.Automation;

namespace GdapTools.Binding;

/// <summary>What an input of Resolve-GraphError is, under its wrappings.</summary>
internal static class ErrorInput
{
    /// <summary>The line of text the input is; null for other things.</summary>
    public static string? Line(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            string text => text,
            null => "",
            char character => character.ToString(),

            // A native program's standard error comes as one record per line.
            ErrorRecord record when IsNativeOutput(record) => record.Exception.Message,
            _ => null,
        };
    }

    /// <summary>True for a string that Get-Content has read.</summary>
    public static bool IsFromFile(object? input) =>
        input is not null && PSObject.AsPSObject(input).Properties["ReadCount"] is not null;

    /// <summary>The body of the answer that a web cmdlet has put into its error record.</summary>
    public static string? Details(ErrorRecord? record) => record?.ErrorDetails?.Message;

    /// <summary>A text that says what the input says: JSON for objects, else its own text.</summary>
    public static string Text(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;

        // Select-String wraps the line it has found.
        bool isMatch = value?.GetType().FullName == "Microsoft.PowerShell.Commands.MatchInfo";
        if (isMatch && PSObject.AsPSObject(input).Properties["Line"]?.Value is string line)
        {
            return line;
        }

        bool isObject = value is IDictionary or PSCustomObject || (value is not null && ErrorJson.HasErrorProperties(value));
        return isObject ? ErrorJson.Write(input!) : LanguagePrimitives.ConvertTo<string>(value) ?? "";
    }

    private static bool IsNativeOutput(ErrorRecord record) =>
        record.FullyQualifiedErrorId?.StartsWith("NativeCommandError", StringComparison.Ordinal) == true;
}
