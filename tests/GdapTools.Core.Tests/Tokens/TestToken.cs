using System;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace GdapTools.Core.Tests.Tokens;

/// <summary>Invented tokens: unsigned, of tenants and people who do not exist.</summary>
internal static class TestToken
{
    public const string Tenant = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
    public const string Signature = "not-a-signature";
    public const string Graph = "https://graph.microsoft.com";

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider Clock => new(Now);

    /// <summary>A live, delegated Graph token, version 1.0, with this <c>amr</c> and more claims, as JSON.</summary>
    public static string Delegated(string? amr, string more = "") =>
        OfPayload(
            $$"""
            {
              "aud": "{{Graph}}", "iss": "https://sts.windows.net/{{Tenant}}/", "tid": "{{Tenant}}", "ver": "1.0",
              "iat": {{At(-10)}}, "nbf": {{At(-10)}}, "exp": {{At(50)}},
              "appid": "00001111-aaaa-2222-bbbb-3333cccc4444", "oid": "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb",
              "upn": "automation@partner.example", "scp": "User.Read Group.Read.All"
              {{(amr is null ? "" : $", \"amr\": {amr}")}} {{(more.Length == 0 ? "" : ", " + more)}}
            }
            """);

    public static string OfPayload(string json) => OfParts("""{"typ":"JWT","alg":"none"}""", json);

    public static string OfParts(string header, string payload) => $"{Encode(header)}.{Encode(payload)}.{Signature}";

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Seconds since 1970, so many minutes from <see cref="Now"/>.</summary>
    public static long At(double minutes) => Now.AddMinutes(minutes).ToUnixTimeSeconds();

    public static string Json(object value) => JsonSerializer.Serialize(value);
}
