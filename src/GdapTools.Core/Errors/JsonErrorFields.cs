using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Takes the properties of an error body whose names mean something.</summary>
internal static class JsonErrorFields
{
    /// <summary>Takes a property.</summary>
    /// <returns>True when nothing is left in it to look at.</returns>
    public static bool Read(ErrorCatalogue catalogue, string name, JsonElement value, ErrorFacts facts)
    {
        switch (name)
        {
            case "error" when value.ValueKind == JsonValueKind.String:
                return ReadError(catalogue, Text(value) ?? "", facts);
            case "errorcodes" when value.ValueKind == JsonValueKind.Array:
                ReadNumbers(value, facts.BodyCodes);
                return true;
            case "code" or "errorcode" or "responsecode" when IsScalar(value):
                ReadCode(catalogue, name, Scalar(value), facts);
                return true;
            case "status" or "statuscode" or "httpstatus" or "httpstatuscode" or "responsestatuscode" when IsScalar(value):
                facts.StatusCode ??= Status(Scalar(value));
                return true;
            case "suberror":
                facts.Suberror ??= Text(value);
                return true;
            case "claims":
                facts.HasClaims = true;
                return true;
            case "erroruri":
                facts.ShapeSource = ErrorSource.TokenEndpoint;
                return true;
            case "wwwauthenticate":
                facts.HasClaims |= Scalar(value).IndexOf("claims=", StringComparison.OrdinalIgnoreCase) >= 0;
                facts.AddText(InputMask.Apply(Scalar(value)));
                return true;
            case "retryafter":
                facts.RetryAfter ??= Seconds(Scalar(value));
                return true;
            case "url" or "uri" or "requesturi" or "requesturl" when value.ValueKind == JsonValueKind.String:
                UrlReader.Read(Text(value) ?? "", facts);
                return true;
            default:
                return ReadId(name, value, facts);
        }
    }

    public static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? Text(value) : null;

    /// <summary>The string, or null: for other kinds, and for strings whose escapes are no text.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool ReadId(string name, JsonElement value, ErrorFacts facts)
    {
        string? text = Text(value);
        switch (name)
        {
            case "traceid" or "requestid" or "msrequestid" or "xmsrequestid" when ErrorWords.IsId(text):
                facts.TraceId ??= text;
                return true;
            case "correlationid" or "clientrequestid" or "mscorrelationid" when ErrorWords.IsId(text):
                facts.CorrelationId ??= text;
                return true;
            case "timestamp" or "date" or "createddatetime" when text is not null:
                facts.Timestamp ??= LabelledIds.ParseTime(text);
                return true;
            case "tenantid" or "tid" or "resourcetenantid" or "customertenantid" when ErrorWords.IsTenant(text):
                facts.TenantId ??= text;
                return true;
            default:
                return false;
        }
    }

    private static bool ReadError(ErrorCatalogue catalogue, string error, ErrorFacts facts)
    {
        if (catalogue.IsOAuthError(error))
        {
            facts.OAuthError ??= error.ToLowerInvariant();
            return true;
        }

        return false;
    }

    private static void ReadCode(ErrorCatalogue catalogue, string name, string code, ErrorFacts facts)
    {
        if (!long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            if (catalogue.IsOAuthError(code))
            {
                facts.OAuthError ??= code.ToLowerInvariant();
            }
            else if (code.StartsWith("AADSTS", StringComparison.OrdinalIgnoreCase))
            {
                facts.AddText(code);
            }
            else if (ErrorWords.IsCode(code))
            {
                facts.AddServiceCode(code);
            }
            else
            {
                facts.AddText(code);
            }
        }
        else if (number is >= 100 and <= 599)
        {
            facts.StatusCode ??= (int)number;
        }
        else if (catalogue.FindCode(code) is not null || (name == "code" && number > 0 && catalogue.FindAadsts(number) is null))
        {
            facts.AddServiceCode(code);
        }
        else if (number >= 10_000)
        {
            // "errorCode" of a sign-in log entry; 0 is a success there.
            facts.BodyCodes.Add(number);
        }
    }

    private static void ReadNumbers(JsonElement array, List<long> numbers)
    {
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (long.TryParse(Scalar(item), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                numbers.Add(number);
            }
        }
    }

    private static bool IsScalar(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value) ?? "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && IsScalar(value[0]) => Scalar(value[0]),
        _ => "",
    };

    private static int? Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 599
            ? status
            : StatusReader.FromName(text);

    private static TimeSpan? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
