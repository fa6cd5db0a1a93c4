using System;
using System.Collections.Generic;
using System.Net.Http;

namespace GdapTools.ContractRecorder;

/// <summary>Graph requests over HTTP, by whomever they are answered; of them only the address is known.</summary>
internal sealed class HttpWatcher(Recorder recorder) : Watcher<KeyValuePair<string, object?>>
{
    public const string Event = "System.Net.Http.Response";

    public override void OnNext(KeyValuePair<string, object?> value)
    {
        object? response = value.Value?.GetType().GetProperty("Response")?.GetValue(value.Value);
        if (response is HttpResponseMessage { RequestMessage: { RequestUri: Uri uri } request } answer && IsGraph(uri))
        {
            object asked = new
            {
                request.Method.Method,
                Uri = uri.AbsoluteUri,
                Status = (int)answer.StatusCode,
                Origin = "Unseen",
            };
            recorder.Record(new Exchange(asked, outOfContract: null));
        }
    }

    private static bool IsGraph(Uri uri) => uri.AbsolutePath.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase)
        || uri.AbsolutePath.StartsWith("/beta/", StringComparison.OrdinalIgnoreCase);
}
