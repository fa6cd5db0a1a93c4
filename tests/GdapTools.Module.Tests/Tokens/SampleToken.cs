using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GdapTools.Module.Tests.Tokens;

/// <summary>Invented, unsigned tokens.</summary>
internal static class SampleToken
{
    public const string Signature = "CaNaRy7SiGnAtUrE9";

    /// <summary>A live delegated Graph token with these authentication methods.</summary>
    public static string With(params string[] amr) => With("https://graph.microsoft.com", amr);

    public static string With(string audience, string[] amr)
    {
        Dictionary<string, object> claims = new()
        {
            ["aud"] = audience,
            ["tid"] = "aaaabbbb-0000-cccc-1111-dddd2222eeee",
            ["ver"] = "1.0",
            ["scp"] = "User.Read",
            ["upn"] = "automation@partner.example",
            ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
            ["amr"] = amr,
        };
        string[] parts = ["""{"alg":"none","typ":"JWT"}""", JsonSerializer.Serialize(claims)];
        return string.Join(".", parts.Select(Encode)) + "." + Signature;
    }

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
