using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Refusals as the token endpoint words them.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal static class EntraErrors
{
    private const string InvalidGrant = "invalid_grant";

    public static SandboxResponse UnknownTenant(SandboxCall call, string tenant) => Refuse(
        call,
        90002,
        "invalid_request",
        $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the "
            + "correct cloud. Check with your subscription administrator, this may happen if there are no active "
            + "subscriptions for the tenant.");

    public static SandboxResponse WrongSecret(SandboxCall call, string clientId) => Refuse(
        call,
        7000215,
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not "
            + $"the client secret ID, for a secret added to app '{clientId}'.");

    public static SandboxResponse ExpiredSecret(SandboxCall call, string clientId) => Refuse(
        call,
        7000222,
        "invalid_client",
        $"The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys "
            + "for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added "
            + "security: https://aka.ms/certCreds.");

    public static SandboxResponse SecretNotAllowed(SandboxCall call) => Refuse(
        call,
        700025,
        "invalid_client",
        "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");

    public static SandboxResponse SecretRequired(SandboxCall call) => Refuse(
        call,
        7000218,
        "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    public static SandboxResponse Revoked(SandboxCall call) => Refuse(
        call,
        50173,
        InvalidGrant,
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have "
            + $"changed or reset their password. The grant was issued on '{Ticks(call.Now.AddDays(-1))}' and the "
            + $"TokensValidFrom date (before which tokens are not valid) for this user is '{Ticks(call.Now)}'.",
        "bad_token");

    public static SandboxResponse Inactive(SandboxCall call) => Refuse(
        call,
        700082,
        InvalidGrant,
        $"The refresh token has expired due to inactivity. The token was issued on {Ticks(call.Now.AddDays(-91))} and "
            + "was inactive for 90.00:00:00.",
        "bad_token");

    public static SandboxResponse Pending(SandboxCall call) => Refuse(
        call,
        70016,
        "authorization_pending",
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");

    public static SandboxResponse UnknownDeviceCode(SandboxCall call) =>
        Refuse(call, 70018, "bad_verification_code", "Invalid verification code.");

    public static SandboxResponse UnknownUser(SandboxCall call, string tenant, string? name) => Refuse(
        call,
        50034,
        InvalidGrant,
        $"The user account {name} does not exist in the {tenant} directory. To sign into this application, "
            + "the account must be added to the directory.");

    public static SandboxResponse NotConsented(SandboxCall call, string clientId) => Refuse(
        call,
        65001,
        InvalidGrant,
        $"The user or administrator has not consented to use the application with ID '{clientId}'. Send an interactive "
            + "authorization request for this user and resource.",
        "consent_required");

    public static SandboxResponse MissingParameter(SandboxCall call, string name) => Refuse(
        call, 900144, "invalid_request", $"The request body must contain the following parameter: '{name}'.");

    public static SandboxResponse UnsupportedGrant(SandboxCall call, string grant) => Refuse(
        call, 70003, "unsupported_grant_type", $"The app requested an unsupported grant type '{grant}'.");

    public static SandboxResponse WrongVerifier(SandboxCall call) => Refuse(
        call,
        501481,
        InvalidGrant,
        "The Code_Verifier does not match the code_challenge supplied in the authorization request.");

    /// <summary>An answer of another status than the protocol knows.</summary>
    public static SandboxResponse Unavailable(SandboxCall call, int status, string? message) => Refuse(
        call,
        status == 429 ? 90055 : 90006,
        "temporarily_unavailable",
        message ?? (status == 429
            ? "There are too many incoming requests. This exception is thrown for blocked tenants."
            : "The service is temporarily unavailable."),
        status: status);

    public static SandboxResponse NotFound() => new(404);

    /// <summary>A refusal stated by the snapshot; what it leaves out is filled in.</summary>
    public static SandboxResponse Stated(SandboxCall call, JsonElement stated)
    {
        long? code = stated.Items("error_codes")
            .Where(item => item.ValueKind == JsonValueKind.Number)
            .Select(item => (long?)item.GetDouble())
            .LastOrDefault();
        string error = stated.Text("error") ?? InvalidGrant;
        return EntraJson.Answer(Status(error), writer =>
        {
            foreach (JsonProperty member in stated.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            WriteMissing(writer, stated, "error", error);
            WriteMissing(writer, stated, "error_description", code is null ? error : $"AADSTS{code}: {error}");
            WriteTrailer(writer, stated, call, code);
        }).With("x-ms-request-id", call.RequestId);
    }

    private static SandboxResponse Refuse(
        SandboxCall call, int code, string error, string text, string? suberror = null, int? status = null) =>
        EntraJson.Answer(status ?? Status(error), writer =>
        {
            string number = code.ToString(CultureInfo.InvariantCulture);
            writer.WriteString("error", error);
            writer.WriteString(
                "error_description",
                $"AADSTS{number}: {text} Trace ID: {call.RequestId} Correlation ID: {call.ClientRequestId} "
                    + $"Timestamp: {Timestamp(call)}");
            writer.WriteStartArray("error_codes");
            writer.WriteNumberValue(code);
            writer.WriteEndArray();
            WriteTrailer(writer, default, call, code);
            if (suberror is not null)
            {
                writer.WriteString("suberror", suberror);
            }
        }).With("x-ms-request-id", call.RequestId);

    private static void WriteTrailer(Utf8JsonWriter writer, JsonElement stated, SandboxCall call, long? code)
    {
        WriteMissing(writer, stated, "timestamp", Timestamp(call));
        WriteMissing(writer, stated, "trace_id", call.RequestId);
        WriteMissing(writer, stated, "correlation_id", call.ClientRequestId);
        if (code is not null)
        {
            string authority = call.Uri.GetLeftPart(UriPartial.Authority);
            WriteMissing(writer, stated, "error_uri", $"{authority}/error?code={code}");
        }
    }

    private static void WriteMissing(Utf8JsonWriter writer, JsonElement stated, string name, string value)
    {
        if (stated.ValueKind != JsonValueKind.Object || !stated.TryGetProperty(name, out _))
        {
            writer.WriteString(name, value);
        }
    }

    private static int Status(string error) => error == "invalid_client" ? 401 : 400;

    private static string Timestamp(SandboxCall call) =>
        call.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Ticks(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
