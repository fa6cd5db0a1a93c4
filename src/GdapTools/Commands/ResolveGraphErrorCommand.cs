using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Net.Http;
using GdapTools.Binding;
using GdapTools.Core.Errors;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsDiagnostic.Resolve, "GraphError", DefaultParameterSetName = InputSet)]
[OutputType(typeof(ErrorResolution))]
public sealed class ResolveGraphErrorCommand : PSCmdlet
{
    private const string InputSet = "InputObject";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private ErrorResolver _resolver = null!;
    private PipedLines _lines = null!;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    protected override void BeginProcessing()
    {
        // A session is not needed; with one, the partner's own tenant is known.
        _resolver = new ErrorResolver(SessionStore.Current?.TenantId);
        _lines = new PipedLines(_resolver);
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputSet)
        {
            Resolve(InputObject);
            return;
        }

        foreach (string file in LogFiles.Find(this, Path, LiteralPath))
        {
            ResolveFile(file);
        }
    }

    protected override void EndProcessing() => Write(_lines.Complete());

    private void Resolve(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (ErrorInput.Line(input) is string line)
        {
            Write(_lines.Add(line, ErrorInput.IsFromFile(input)));
            return;
        }

        if (value is IEnumerable items and not (string or IDictionary))
        {
            foreach (object? item in items)
            {
                Resolve(item);
            }

            return;
        }

        Write(_lines.Complete());
        switch (value)
        {
            case FileInfo file:
                ResolveFile(file.FullName);
                break;
            case ErrorResolution resolved:
                WriteObject(resolved);
                break;
            case ErrorRecord record:
                WriteObject(_resolver.Resolve(record.Exception, ErrorInput.Details(record)));
                break;
            case Exception exception:
                WriteObject(_resolver.Resolve(exception, ErrorInput.Details((exception as IContainsErrorRecord)?.ErrorRecord)));
                break;
            case HttpResponseMessage response:
                WriteObject(_resolver.Resolve(response));
                break;
            default:
                Write(_resolver.ResolveAll(ErrorInput.Text(input)));
                break;
        }
    }

    private void ResolveFile(string file)
    {
        try
        {
            foreach (ErrorResolution resolution in _resolver.ResolveLines(LogFiles.Read(file)))
            {
                WriteObject(resolution);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(LogFiles.Unreadable(exception, file));
        }
    }

    private void Write(IEnumerable<ErrorResolution> resolutions)
    {
        foreach (ErrorResolution resolution in resolutions)
        {
            WriteObject(resolution);
        }
    }
}
