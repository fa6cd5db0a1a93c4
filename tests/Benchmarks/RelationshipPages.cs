using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Benchmarks;

/// <summary>Answers with pages of invented relationships that were made beforehand.</summary>
internal sealed class RelationshipPages : HttpMessageHandler
{
    public const int Count = 30;
    public const int PageSize = 300;
    private const string Root = "https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships";

    private static readonly string[] s_roles =
    [
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451", "158c047a-c907-4556-b7ef-446551a6b5f7",
        "9360feb5-f418-4baa-8175-e2a00bac4301", "e8611ab8-c189-46e8-94e1-60213ab1f814",
        "fe930be7-5e62-47db-91af-98c3a49a38b1", "29232cdf-9323-42fd-ade2-1d097af3e4de",
    ];

    private readonly byte[][] _pages = new byte[Count][];

    public RelationshipPages()
    {
        for (int page = 0; page < Count; page++)
        {
            _pages[page] = Write(page);
        }
    }

    /// <summary>How many pages have been asked for.</summary>
    public int Asked { get; private set; }

    public byte[][] Bodies => _pages;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] page = _pages[Asked++ % Count];
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(page) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return Task.FromResult(response);
    }

    private static byte[] Write(int page)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#tenantRelationships");
            if (page < Count - 1)
            {
                writer.WriteString("@odata.nextLink", $"{Root}?$top={PageSize}&$skiptoken={page + 1}");
            }

            writer.WriteStartArray("value");
            for (int item = 0; item < PageSize; item++)
            {
                WriteItem(writer, (page * PageSize) + item);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.etag", $"W/\"JyIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAw{number:D5}Iic=\"");
        writer.WriteString("id", $"60000000-0000-0000-0000-{number:D12}-10000000-0000-0000-0000-000000000001");
        writer.WriteString("displayName", $"Customer {number} administration");
        writer.WriteString("duration", "P730D");
        writer.WriteString("autoExtendDuration", "P180D");
        writer.WriteStartObject("customer");
        writer.WriteString("tenantId", $"50000000-0000-0000-0000-{number:D12}");
        writer.WriteString("displayName", $"Customer {number} Ltd");
        writer.WriteEndObject();
        writer.WriteStartObject("accessDetails");
        writer.WriteStartArray("unifiedRoles");
        foreach (string role in s_roles)
        {
            writer.WriteStartObject();
            writer.WriteString("roleDefinitionId", role);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteString("status", "active");
        foreach (string time in new[] { "createdDateTime", "activatedDateTime", "lastModifiedDateTime", "endDateTime" })
        {
            writer.WriteString(time, "2026-02-10T11:24:42.3148266Z");
        }

        writer.WriteEndObject();
    }
}
