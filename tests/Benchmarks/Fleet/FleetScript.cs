using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>
/// The same work as a script would do it, one request after another: the same tokens from MSAL, one connection kept alive, pages
/// of 300, assignments twenty to a batch, the same probe. It judges nothing.
/// </summary>
internal static class FleetScript
{
    private const string Gdap = "v1.0/tenantRelationships/";

    /// <summary>Goes through so many of the customers.</summary>
    /// <returns>How long it took, in seconds.</returns>
    public static async Task<double> RunAsync(Uri server, int customers)
    {
        using GdapSession session = await SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = new RefreshTokenSignIn("any", new SecretCredential("any"))
                {
                    ClientId = Guid.NewGuid().ToString(),
                    TenantId = FleetPartner.TenantId,
                },
                Source = SessionSource.RefreshToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(server, server, server),
            },
            CancellationToken.None);
        using HttpClient http = new() { BaseAddress = server };
        Stopwatch watch = Stopwatch.StartNew();
        await ReadListAsync(session, http, Gdap + "delegatedAdminRelationships?$top=300");
        await ReadListAsync(session, http, Gdap + "delegatedAdminCustomers?$top=300");
        await ReadListAsync(session, http, $"v1.0/users/{session.Token.ObjectId}/transitiveMemberOf?$top=999&$select=id,displayName");
        double lists = watch.Elapsed.TotalSeconds;
        watch.Restart();

        foreach (int[] chunk in Enumerable.Range(1, customers).Chunk(20))
        {
            await BatchAsync(
                session,
                http,
                FleetPartner.TenantId,
                chunk.Select(number => $"/tenantRelationships/delegatedAdminRelationships/{FleetPartner.RelationshipId(number)}/accessAssignments"));

            foreach (int number in chunk)
            {
                await BatchAsync(
                    session,
                    http,
                    FleetPartner.CustomerId(number),
                    ["/organization?$select=id,displayName", "/users?$filter=mail eq 'robot@partner.example'&$select=id,userPrincipalName,mail,userType,accountEnabled"]);
            }
        }

        return lists + watch.Elapsed.TotalSeconds;
    }

    private static async Task ReadListAsync(GdapSession session, HttpClient http, string path)
    {
        for (string? next = path; next is not null;)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, next);
            using JsonDocument page = await SendAsync(session, http, FleetPartner.TenantId, request);
            next = page.RootElement.TryGetProperty("@odata.nextLink", out JsonElement link) ? link.GetString() : null;
        }
    }

    private static async Task BatchAsync(GdapSession session, HttpClient http, string tenantId, IEnumerable<string> paths)
    {
        object[] requests = [.. paths.Select((url, index) => (object)new { id = index.ToString("D"), method = "GET", url })];
        using HttpRequestMessage request = new(HttpMethod.Post, "v1.0/$batch")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { requests }), Encoding.UTF8, "application/json"),
        };
        using JsonDocument answer = await SendAsync(session, http, tenantId, request);

        if (answer.RootElement.GetProperty("responses").EnumerateArray().Any(item => item.GetProperty("status").GetInt32() != 200))
        {
            throw new InvalidOperationException("The script was refused something.");
        }
    }

    private static async Task<JsonDocument> SendAsync(GdapSession session, HttpClient http, string tenantId, HttpRequestMessage request)
    {
        string token = await session.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), CancellationToken.None);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using HttpResponseMessage response = await http.SendAsync(request);
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }
}
