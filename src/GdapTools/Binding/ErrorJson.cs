using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace GdapTools.Binding;

/// <summary>Writes an object as JSON, as far as an error goes: ConvertTo-Json is not in every engine.</summary>
internal static class ErrorJson
{
    private const int MaximumDepth = 32;
    private const int MaximumItems = 1000;

    // What objects that stand for an answer have, and processes or files have not.
    private static readonly string[] s_properties = ["StatusCode", "ErrorCode", "Content", "ResponseBody", "error", "code", "errorCode"];

    /// <summary>True for an object that looks like an answer or an error.</summary>
    public static bool HasErrorProperties(object value) =>
        value is not (string or IFormattable or bool)
        && s_properties.Any(name => PSObject.AsPSObject(value).Properties[name] is not null);

    public static string Write(object value)
    {
        StringBuilder json = new();
        Append(json, value, 0);
        return json.ToString();
    }

    private static void Append(StringBuilder json, object? value, int depth)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                json.Append("null");
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                json.Append(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                break;
            case Enum name:
                AppendEnum(json, name);
                break;
            case string or char or IFormattable or Uri:
                AppendText(json, Convert.ToString(plain, CultureInfo.InvariantCulture) ?? "");
                break;
            case not null when depth >= MaximumDepth:
                json.Append("null");
                break;
            case IDictionary pairs:
                AppendObject(json, pairs.Keys.Cast<object>().Select(key => (Text(key), (object?)pairs[key])), depth);
                break;
            case IEnumerable items:
                AppendArray(json, items, depth);
                break;
            default:
                AppendObject(json, Properties(value!), depth);
                break;
        }
    }

    // A status is a number, whatever its name.
    private static void AppendEnum(StringBuilder json, Enum name)
    {
        if (name is System.Net.HttpStatusCode status)
        {
            json.Append((int)status);
        }
        else
        {
            AppendText(json, name.ToString());
        }
    }

    private static void AppendObject(StringBuilder json, IEnumerable<(string Name, object? Value)> properties, int depth)
    {
        json.Append('{');
        bool isFirst = true;
        foreach ((string name, object? value) in properties.Take(MaximumItems))
        {
            json.Append(isFirst ? "" : ",");
            AppendText(json, name);
            json.Append(':');
            Append(json, value, depth + 1);
            isFirst = false;
        }

        json.Append('}');
    }

    private static void AppendArray(StringBuilder json, IEnumerable items, int depth)
    {
        json.Append('[');
        bool isFirst = true;
        foreach (object? item in items.Cast<object?>().Take(MaximumItems))
        {
            json.Append(isFirst ? "" : ",");
            Append(json, item, depth + 1);
            isFirst = false;
        }

        json.Append(']');
    }

    // Of foreign objects only what an answer has: other properties may be costly, or lead in circles.
    private static IEnumerable<(string Name, object? Value)> Properties(object value)
    {
        PSObject wrapped = PSObject.AsPSObject(value);
        bool isBag = wrapped.BaseObject is PSCustomObject;
        foreach (PSPropertyInfo property in wrapped.Properties)
        {
            bool isTaken = isBag || s_properties.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
                || property.Name is "Message" or "Headers" or "Body" or "StatusDescription" or "Status";
            if (isTaken && TryGet(property, out object? content))
            {
                yield return (property.Name, content);
            }
        }
    }

    private static bool TryGet(PSPropertyInfo property, out object? value)
    {
        value = null;
        try
        {
            value = property.Value;
            return true;
        }
        catch (GetValueException)
        {
            return false;
        }
    }

    private static string Text(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else if (character < ' ')
            {
                json.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)character);
            }
            else
            {
                json.Append(character);
            }
        }

        json.Append('"');
    }
}
