using System.Diagnostics;

namespace GdapTools.ContractRecorder;

/// <summary>Listens to each sandbox there is and will be, and to HTTP for Graph requests that go elsewhere.</summary>
internal sealed class SourceWatcher(Recorder recorder) : Watcher<DiagnosticListener>
{
    private readonly SandboxWatcher _sandbox = new(recorder);
    private readonly HttpWatcher _http = new(recorder);

    public override void OnNext(DiagnosticListener value)
    {
        switch (value.Name)
        {
            case "GdapTools.Sandbox":
                value.Subscribe(_sandbox, static name => name == SandboxWatcher.Event);
                break;

            // This event alone: with others HttpClient would start activities and add headers of its own.
            case "HttpHandlerDiagnosticListener":
                value.Subscribe(_http, static name => name == HttpWatcher.Event);
                break;
        }
    }
}
