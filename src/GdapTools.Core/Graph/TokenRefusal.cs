using System;
using System.Text.Json;

namespace GdapTools.Core.Graph;

/// <summary>
/// A 401 that a newer token may mend: the token has expired under way, or the service demands claims of it.
/// Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge
/// </summary>
/// <param name="Claims">What is demanded, as JSON; null when the token is merely old.</param>
internal sealed record TokenRefusal(string? Claims)
{
    /// <summary>Null when a newer token would be refused just the same.</summary>
    public static TokenRefusal? Read(ServiceAnswer answer)
    {
        if (answer.StatusCode != 401)
        {
            return null;
        }

        if (ClaimsChallenge.Of(answer.Header("WWW-Authenticate")) is string claims)
        {
            return new TokenRefusal(claims);
        }

        JsonElement error = answer.Json?.Field("error") ?? answer.Json ?? default;
        string? text = error.Text("message") ?? error.Text("description");
        return text?.IndexOf("expired", StringComparison.OrdinalIgnoreCase) >= 0 ? new TokenRefusal(Claims: null) : null;
    }
}
