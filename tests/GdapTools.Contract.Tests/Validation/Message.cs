using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>A request and its answer, from a recording or from an example.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Uri">Absolute.</param>
/// <param name="RequestBody">Empty when there is none; null when it was not seen.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ResponseBody">Empty when there is none.</param>
public sealed record Message(string Method, Uri Uri, string? RequestBody, int Status, string ResponseBody)
{
    /// <summary><c>v1.0</c>, <c>beta</c> or whatever the path begins with.</summary>
    public string Version => Uri.AbsolutePath.Split('/')[1];

    /// <summary>Decoded, without version, with leading slash.</summary>
    public string Path => Uri.UnescapeDataString(Uri.AbsolutePath[(Version.Length + 1)..]).TrimEnd('/');

    public IEnumerable<KeyValuePair<string, string>> Query => Uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Select(part => KeyValuePair.Create(Decode(part[0]), part.Length < 2 ? "" : Decode(part[1])));

    public bool IsSuccess => Status is >= 200 and < 300;

    public static JsonElement? Parse(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decode(string text) => System.Uri.UnescapeDataString(text.Replace('+', ' ')).Trim();
}
