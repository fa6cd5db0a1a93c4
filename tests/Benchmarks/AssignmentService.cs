using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Benchmarks;

/// <summary>Answers lists of invented relationships, each with one assignment, alone and in batches, after a while.</summary>
internal sealed class AssignmentService(int count, TimeSpan latency) : HttpMessageHandler
{
    private const int PageSize = 300;
    private const string Root = "https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string Role = """{"unifiedRoles":[{"roleDefinitionId":"f2ef992c-3afb-46b9-b7cf-a126ee74c451"}]}""";
    private const string Assignments =
        $$"""{"value":[{"id":"a","status":"active","accessContainer":{"accessContainerId":"g"},"accessDetails":{{Role}}}]}""";

    private int _asked;

    /// <summary>How many requests came.</summary>
    public int Asked => _asked;

    public static string IdOf(int number) =>
        FormattableString.Invariant($"60000000-0000-0000-0000-{number:D12}-10000000-0000-0000-0000-000000000001");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Task.Delay(latency, cancellationToken);
        string path = request.RequestUri!.AbsolutePath;
        string body = path.EndsWith("/$batch", StringComparison.Ordinal) ? Batch(await request.Content!.ReadAsStringAsync(cancellationToken))
            : path.EndsWith("/accessAssignments", StringComparison.Ordinal) ? Assignments
            : Page(request.RequestUri.Query);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    private static string Batch(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        StringBuilder text = new("""{"responses":[""");
        foreach (JsonElement item in document.RootElement.GetProperty("requests").EnumerateArray())
        {
            text.Append(text[^1] == '[' ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $$"""{"id":"{{item.GetProperty("id").GetString()}}","status":200,"body":{{Assignments}}}""");
        }

        return text.Append("]}").ToString();
    }

    private string Page(string query)
    {
        int mark = query.IndexOf("skiptoken=", StringComparison.Ordinal);
        int start = mark < 0 ? 0 : int.Parse(query.AsSpan(mark + "skiptoken=".Length), CultureInfo.InvariantCulture);
        int end = Math.Min(count, start + PageSize);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            if (end < count)
            {
                writer.WriteString("@odata.nextLink", $"{Root}?$top={PageSize}&$skiptoken={end}");
            }

            writer.WriteStartArray("value");
            for (int number = start; number < end; number++)
            {
                writer.WriteRawValue($$"""{"id":"{{IdOf(number)}}","displayName":"R{{number}}","status":"active","customer":{"tenantId":"c{{number}}"},"accessDetails":{{Role}}}""");
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
