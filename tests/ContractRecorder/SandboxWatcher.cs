using System.Collections.Generic;
using System.Diagnostics;

namespace GdapTools.ContractRecorder;

/// <summary>Reads exchanges by their properties' names: the type itself lives in a load context of its own.</summary>
internal sealed class SandboxWatcher(Recorder recorder) : Watcher<KeyValuePair<string, object?>>
{
    public const string Event = "Exchange";

    /// <summary>
    /// What a test sets as baggage of its <see cref="Activity"/> when it serves answers that no service would give,
    /// and why.
    /// </summary>
    public const string ReasonBaggage = "contract.out";

    public override void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is object payload)
        {
            recorder.Record(new Exchange(payload, Activity.Current?.GetBaggageItem(ReasonBaggage)));
        }
    }
}
