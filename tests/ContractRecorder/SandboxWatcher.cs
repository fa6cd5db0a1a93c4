using System.Diagnostics;

namespace GdapTools.ContractRecorder;

/// <summary>Listens to each sandbox there is and will be.</summary>
internal sealed class SandboxWatcher(Recorder recorder) : Watcher<DiagnosticListener>
{
    private readonly ExchangeWatcher _watcher = new(recorder);

    public override void OnNext(DiagnosticListener value)
    {
        if (value.Name == "GdapTools.Sandbox")
        {
            value.Subscribe(_watcher, name => name == "Exchange");
        }
    }
}
