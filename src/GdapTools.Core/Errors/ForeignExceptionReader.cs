using System;
using System.Collections;
using System.Globalization;
using System.Net.Http;
using System.Reflection;

namespace GdapTools.Core.Errors;

/// <summary>
/// Reads exceptions of other libraries (MSAL, Graph SDK, PowerShell) by the names of their properties, since their
/// types belong to whichever version the caller has loaded.
/// </summary>
internal sealed class ForeignExceptionReader(ErrorReader reader)
{
    private const int MaximumDepth = 8;

    public void Read(Exception exception, ErrorFacts facts)
    {
        if (Property(exception, "Response") is HttpResponseMessage response)
        {
            HttpErrorReader.Read(response, reader, facts);
        }

        foreach (string name in new[] { "ResponseBody", "RawResponseBody", "Body" })
        {
            if (Property(exception, name) is string { Length: > 0 } body)
            {
                reader.Read(body, facts);
            }
        }

        ReadError(Property(exception, "Error"), facts, 0);
        if (Property(exception, "ErrorCode") is string code && ErrorWords.IsCode(code))
        {
            reader.Read("ErrorCode: " + code, facts);
        }

        facts.StatusCode ??= Status(Property(exception, "StatusCode")) ?? Status(Property(exception, "ResponseStatusCode"));
        facts.HasClaims |= Property(exception, "Claims") is string { Length: > 0 };
        facts.CorrelationId ??= Property(exception, "CorrelationId") as string;
    }

    // Graph SDK: Error.Code, Error.Message, Error.InnerError.AdditionalData["code"] and so on inwards.
    private static void ReadError(object? error, ErrorFacts facts, int depth)
    {
        if (error is null or string || depth > MaximumDepth)
        {
            return;
        }

        facts.AddServiceCode(Text(Property(error, "Code")));
        facts.AddText(Text(Property(error, "Message")));
        facts.TraceId ??= Text(Property(error, "RequestId"));
        facts.CorrelationId ??= Text(Property(error, "ClientRequestId"));
        ReadError(Property(error, "InnerError"), facts, depth + 1);
        ReadBag(Property(error, "AdditionalData") as IDictionary, facts, depth + 1);
    }

    private static void ReadBag(IDictionary? bag, ErrorFacts facts, int depth)
    {
        if (bag is null || depth > MaximumDepth)
        {
            return;
        }

        foreach (DictionaryEntry entry in bag)
        {
            object? value = Method(entry.Value, "GetValue") ?? entry.Value;
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (name.Equals("code", StringComparison.OrdinalIgnoreCase))
            {
                facts.AddServiceCode(Text(value));
            }
            else if (name.Equals("message", StringComparison.OrdinalIgnoreCase))
            {
                facts.AddText(Text(value));
            }
            else if (name.StartsWith("inner", StringComparison.OrdinalIgnoreCase))
            {
                ReadBag(value as IDictionary, facts, depth + 1);
                ReadError(value, facts, depth + 1);
            }
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Method(value, "GetValue") as string,
    };

    private static int? Status(object? value) => value switch
    {
        int number => number is >= 100 and <= 599 ? number : null,
        Enum status => Convert.ToInt32(status, CultureInfo.InvariantCulture) is int number and >= 100 and <= 599 ? number : null,
        _ => null,
    };

    private static object? Property(object item, string name)
    {
        try
        {
            return item.GetType().GetProperty(name)?.GetValue(item);
        }
        catch (Exception exception) when (exception is TargetInvocationException or AmbiguousMatchException or NotSupportedException)
        {
            return null;
        }
    }

    private static object? Method(object? item, string name)
    {
        try
        {
            return item?.GetType().GetMethod(name, Type.EmptyTypes)?.Invoke(item, null);
        }
        catch (Exception exception) when (exception is TargetInvocationException or AmbiguousMatchException or NotSupportedException)
        {
            return null;
        }
    }
}
