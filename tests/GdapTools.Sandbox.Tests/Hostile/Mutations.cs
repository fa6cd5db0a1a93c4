using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>Spoils recorded answers at random.</summary>
internal static class Mutations
{
    private static readonly string[] s_replacements =
    [
        "", " ", "null", "[]", "{}", "0", "\"text\"", "{\"value\":null}", "{\"value\":{}}", "{\"value\":[null]}",
        "{\"value\":[[]]}", "{\"value\":[{}]}", "{\"value\":\"x\"}", "{\"error\":null}", "{\"error\":[]}", "{\"error\":\"x\"}",
        "{\"value\":[{\"id\":{}}]}", "<html><body>Sign in</body></html>", "{\"value\":[1e999]}", "{\"value\":[],\"value\":5}",
        "\u0000\u0000", "{\"value\":[],\"@odata.nextLink\":\"https://graph.example/steal\"}",
        new string('[', 200_000), "{\"a\":" + new string('{', 100) + "}", "{\"value\":[\"" + new string('x', 300_000) + "\"]}",
    ];

    private static readonly int[] s_statuses =
        [201, 202, 204, 206, 299, 301, 302, 304, 307, 400, 401, 403, 404, 405, 406, 409, 412, 418, 423, 428, 429, 500, 501, 502, 503, 504, 599];

    public static Mutation Choose(Random random) => Enum.GetValues<Mutation>()[random.Next(Enum.GetValues<Mutation>().Length)];

    public static HttpResponseMessage Apply(Mutation mutation, HttpResponseMessage response, Random random)
    {
        byte[] body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        switch (mutation)
        {
            case Mutation.OtherStatus:
                response.StatusCode = (HttpStatusCode)s_statuses[random.Next(s_statuses.Length)];
                return response;
            case Mutation.OddHeaders:
                AddOddHeaders(response, random);
                return response;
            case Mutation.OtherType or Mutation.MemberRemoved or Mutation.MemberRenamed:
                body = JsonMutations.Apply(mutation, body, random);
                break;
            default:
                body = Spoil(mutation, body, random);
                break;
        }

        response.Content = new ByteArrayContent(body);
        return response;
    }

    /// <summary>Whether an answer is a success whose body is a JSON object.</summary>
    public static bool IsReadable(HttpResponseMessage response)
    {
        try
        {
            byte[] body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            using JsonDocument document = JsonDocument.Parse(body);
            return response.IsSuccessStatusCode && document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Spoil(Mutation mutation, byte[] body, Random random)
    {
        int start = random.Next(body.Length + 1);
        int length = random.Next(Math.Min(200, body.Length - start + 1));
        switch (mutation)
        {
            case Mutation.Truncated:
                return body[..random.Next(Math.Max(1, body.Length))];
            case Mutation.SpanRemoved:
                return [.. body[..start], .. body[(start + length)..]];
            case Mutation.SpanRepeated:
                return [.. body[..(start + length)], .. body[start..]];
            case Mutation.InvalidUtf8:
                return [.. body[..start], 0xC3, 0x28, 0xFF, .. body[start..]];
            case Mutation.Replaced:
                return Encoding.UTF8.GetBytes(s_replacements[random.Next(s_replacements.Length)]);
            default:
                byte[] flipped = [.. body];
                for (int change = random.Next(1, 9); change > 0 && flipped.Length > 0; change--)
                {
                    flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
                }

                return flipped;
        }
    }

    private static void AddOddHeaders(HttpResponseMessage response, Random random)
    {
        string[] values = ["", "-1", "99999999999999999999", "soon", "Fri, 31 Dec 9999 23:59:59 GMT", "\u00e4", new string('9', 5000)];
        foreach (string name in new[] { "Retry-After", "WWW-Authenticate", "Date", "request-id", "ETag", "isMfaCompliant" })
        {
            response.Headers.Remove(name);
            response.Headers.TryAddWithoutValidation(name, values[random.Next(values.Length)]);
        }

        response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer claims=\"" + new string('=', random.Next(5)) + "\"");
        response.StatusCode = (HttpStatusCode)new[] { 200, 401, 429, 503 }[random.Next(4)];
    }
}
