using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using GdapTools.Core.Reporting;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsData.Export, "GdapReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGdapReportCommand : PSCmdlet, IDisposable
{
    private readonly List<Finding> _findings = [];
    private string _path = "";
    private OpenReports? _open;
    private GdapException? _failure;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public Finding[] Finding { get; set; } = [];

    [Parameter]
    public ReportFormat? Format { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public GdapContext? Context { get; set; }

    internal bool HasAny(IReadOnlyList<Finding> findings) => _findings.Intersect(findings).Any();

    /// <summary>Ends this command with an error of the run whose findings it takes, after the report is written.</summary>
    internal void FailWith(GdapException failure) => _failure = failure;

    public void Dispose() => _open?.Remove(this);

    // A path that cannot be written to is an error before a long run is collected, not after it.
    protected override void BeginProcessing() => Attempt(() =>
    {
        _open = OpenReports.Current;
        _open.Add(this);
        _path = Resolve();
        Format ??= ReportWriter.FormatOf(System.IO.Path.GetExtension(_path)) ?? throw UnknownFormat();
        ReportFile.Demand(_path, overwrite: Force);
    });

    protected override void ProcessRecord() => _findings.AddRange(Finding);

    protected override void EndProcessing()
    {
        if (ShouldProcess(_path, $"Write {Format} report of {_findings.Count} findings"))
        {
            Save();
        }

        if (_failure is not null)
        {
            ThrowTerminatingError(_failure.ToErrorRecord(this));
        }
    }

    private void Save()
    {
        if (_findings.Count == 0)
        {
            WriteWarning("There are no findings: the report says that nothing was examined.");
        }

        Context ??= SessionStore.Current;
        TimeProvider clock = (Context?.Handle as GdapSession)?.Clock ?? TimeProvider.System;
        Report report = Report.Of(_findings, ReportHeader.Of(Context, clock));
        Attempt(() => ReportFile.Save(_path, report, Format!.Value, overwrite: Force));
        if (PassThru)
        {
            WriteObject(new FileInfo(_path));
        }
    }

    private string Resolve()
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? path
            : throw new GdapException(
                "ReportPathNotFile",
                GdapErrorKind.InvalidInput,
                $"'{Path}' is not on a file system.",
                Path,
                "Give the path of a file.");
    }

    private GdapException UnknownFormat() =>
        new(
            "ReportFormatUnknown",
            GdapErrorKind.InvalidInput,
            $"The extension of '{Path}' does not say in which format the report is to be.",
            Path,
            "Use .html, .json or .csv, or give -Format.");

    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (GdapException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord(Path));
        }
    }
}
