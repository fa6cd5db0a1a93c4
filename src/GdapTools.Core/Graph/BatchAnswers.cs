using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>Takes the answers out of a batch; they come in any order.</summary>
internal static class BatchAnswers
{
    /// <summary>The id of a request by its place.</summary>
    public static string IdOf(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The answer to each request; null where the batch holds none that can be read.</summary>
    public static ServiceAnswer?[] Read(ServiceAnswer batch, RequestInformation[] requests)
    {
        ServiceAnswer?[] answers = new ServiceAnswer?[requests.Length];

        foreach (JsonElement item in (batch.Json ?? default).Items("responses"))
        {
            bool isOurs = int.TryParse(
                item.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && id >= 1
                && id <= requests.Length;
            if (isOurs && StatusOf(item) is int status)
            {
                answers[id - 1] ??= new ServiceAnswer(status, HeadersOf(item), requests[id - 1].URI)
                {
                    Json = item.Field("body") is { ValueKind: JsonValueKind.Object } body ? body : null,
                    Text = item.Text("body"),
                    ClientRequestId = batch.ClientRequestId,
                };
            }
        }

        return answers;
    }

    private static int? StatusOf(JsonElement item) =>
        item.Field("status") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out int value) ? value : null;

    private static Dictionary<string, string> HeadersOf(JsonElement item)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

        if (item.Field("headers") is { ValueKind: JsonValueKind.Object } stated)
        {
            foreach (JsonProperty header in stated.EnumerateObject())
            {
                headers[header.Name] = header.Value.ToString();
            }
        }

        return headers;
    }
}
