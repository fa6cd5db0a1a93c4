using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Refusals of Microsoft Graph. Source: https://learn.microsoft.com/graph/errors</summary>
internal static class GraphErrors
{
    private const string InvalidToken = "InvalidAuthenticationToken";

    public static SandboxResponse NoToken(SandboxCall call) =>
        Challenge(Create(call, 401, InvalidToken, "Access token is empty."));

    public static SandboxResponse MalformedToken(SandboxCall call) => Challenge(Create(
        call,
        401,
        InvalidToken,
        "IDX14100: JWT is not well formed, there are no dots (.). The token needs to be in JWS or JWE Compact "
            + "Serialization Format."));

    public static SandboxResponse ExpiredToken(SandboxCall call) =>
        Challenge(Create(call, 401, InvalidToken, "Lifetime validation failed, the token is expired."));

    public static SandboxResponse WrongAudience(SandboxCall call) =>
        Challenge(Create(call, 401, InvalidToken, "Access token validation failure. Invalid audience."));

    /// <summary>As in tests/graph-contract/errors/graph-401-cae-claims-challenge.json.</summary>
    public static SandboxResponse ClaimsChallenge(SandboxCall call, string claims)
    {
        SandboxResponse response = Challenge(Create(
            call,
            401,
            InvalidToken,
            "Continuous access evaluation resulted in claims challenge with result: InteractionRequired and code: "
                + "TokenIssuedBeforeRevocationTimestamp"));
        string demand = Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
        return response.With(
            "WWW-Authenticate",
            $"{response.Headers["WWW-Authenticate"]}, error=\"insufficient_claims\", claims=\"{demand}\"");
    }

    /// <summary>As in tests/graph-contract/errors/graph-429-TooManyRequests.json.</summary>
    public static SandboxResponse TooManyRequests(SandboxCall call, string message) => new(
        429,
        Write(writer =>
        {
            writer.WriteString("code", "TooManyRequests");
            writer.WriteStartObject("innerError");
            writer.WriteString("code", "429");
            writer.WriteString("date", call.Now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
            writer.WriteString("message", "Please retry after");
            writer.WriteString("request-id", call.RequestId);
            writer.WriteString("status", "429");
            writer.WriteEndObject();
            writer.WriteString("message", message);
        }),
        GraphJson.ContentType);

    public static SandboxResponse MissingMfaClaim() => new(
        401,
        Write(writer =>
        {
            writer.WriteString("code", "unauthorized");
            writer.WriteString("message", "You are not authorized to access the resource.");
            writer.WriteStartObject("innerError");
            writer.WriteString("code", "unauthorizedMissingMfaTokenClaim");
            writer.WriteString("message", "The MFA claim was missing in the token.");
            writer.WriteNull("target");
            writer.WriteNull("details");
            writer.WriteEndObject();
        }),
        GraphJson.ContentType);

    public static SandboxResponse NotFound(SandboxCall call) => Create(
        call,
        404,
        "Request_ResourceNotFound",
        $"Resource '{call.Path.Substring(call.Path.LastIndexOf('/') + 1)}' does not exist or one of its queried "
            + "reference-property objects are not present.");

    public static SandboxResponse NoUser(SandboxCall call) => Create(
        call, 400, "BadRequest", "/me request is only valid with delegated authentication flow.");

    public static SandboxResponse NotAllowed(SandboxCall call) => Create(
        call, 405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");

    public static SandboxResponse Denied(SandboxCall call) => Create(
        call, 403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static SandboxResponse BadRequest(SandboxCall call, string message) =>
        Create(call, 400, "BadRequest", message);

    public static SandboxResponse Create(SandboxCall call, int status, string code, string message) => new(
        status,
        Write(writer =>
        {
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteStartObject("innerError");
            writer.WriteString("date", call.Now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
            writer.WriteString("request-id", call.RequestId);
            writer.WriteString("client-request-id", call.ClientRequestId);
            writer.WriteEndObject();
        }),
        GraphJson.ContentType);

    /// <summary>An error body around what is written as its <c>error</c>.</summary>
    public static string Write(Action<Utf8JsonWriter> writeError)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writeError(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SandboxResponse Challenge(SandboxResponse response) => response.With(
        "WWW-Authenticate",
        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            + "client_id=\"00000003-0000-0000-c000-000000000000\"");
}
