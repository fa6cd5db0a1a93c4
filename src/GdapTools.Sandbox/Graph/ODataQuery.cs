using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>The query options of a request.
/// Source: https://learn.microsoft.com/graph/query-parameters</summary>
internal sealed class ODataQuery
{
    private const int DefaultPageSize = 100;
    private const string SkipTokenPrefix = "sandbox";

    public static ODataQuery Empty { get; } = new();

    public FilterExpression? Filter { get; private init; }

    /// <summary>Null selects everything.</summary>
    public IReadOnlyList<string>? Select { get; private init; }

    public IReadOnlyList<string> Expand { get; private init; } = [];

    public IReadOnlyList<(string[] Path, bool IsDescending)> OrderBy { get; private init; } = [];

    public bool Count { get; private init; }

    public int PageSize { get; private init; } = DefaultPageSize;

    public int Skip { get; private init; }

    /// <exception cref="ODataException">An option is malformed or not supported.</exception>
    public static ODataQuery Parse(NameValues query, string path)
    {
        Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> pair in query.Pairs)
        {
            options[pair.Key.TrimStart('$')] = pair.Value;
        }

        string? unsupported = options.Keys.FirstOrDefault(
            name => name.ToLowerInvariant() is "search" or "apply" or "compute");
        if (unsupported is not null)
        {
            throw new ODataException($"The query option '${unsupported}' is not supported here.");
        }

        return new ODataQuery
        {
            Filter = options.TryGetValue("filter", out string? filter) ? FilterParser.Parse(filter) : null,
            Select = options.TryGetValue("select", out string? select) ? SplitSelect(select) : null,
            Expand = options.TryGetValue("expand", out string? expand) ? SplitExpand(expand) : [],
            OrderBy = options.TryGetValue("orderby", out string? order) ? SplitOrder(order) : [],
            Count = options.TryGetValue("count", out string? count)
                && count.Equals("true", StringComparison.OrdinalIgnoreCase),
            PageSize = options.TryGetValue("top", out string? top) ? ParseTop(top, path) : DefaultPageSize,
            Skip = options.TryGetValue("skiptoken", out string? token) ? ParseSkipToken(token) : 0,
        };
    }

    public static string WriteSkipToken(int skip) =>
        SkipTokenPrefix + skip.ToString(CultureInfo.InvariantCulture);

    /// <summary>The items that the filter lets through, in order.</summary>
    public IEnumerable<JsonElement> Apply(IEnumerable<JsonElement> items)
    {
        IEnumerable<JsonElement> found = Filter is null ? items : items.Where(Filter.IsTrueFor);
        foreach ((string[] path, bool isDescending) in OrderBy.Reverse())
        {
            found = isDescending
                ? found.OrderByDescending(item => FilterValue.At(item, path), FilterValue.Comparer)
                : found.OrderBy(item => FilterValue.At(item, path), FilterValue.Comparer);
        }

        return found;
    }

    private static int ParseTop(string text, string path)
    {
        bool isRelation = path.IndexOf("/tenantRelationships/", StringComparison.OrdinalIgnoreCase) >= 0;
        int most = isRelation ? 300 : 999;
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top);
        if (!isNumber || top < 1 || (top > most && !isRelation))
        {
            throw new ODataException(
                $"Invalid page size specified: '{text}'. Must be between 1 and {most} inclusive.");
        }

        return Math.Min(top, most);
    }

    private static int ParseSkipToken(string text)
    {
        bool isOurs = text.StartsWith(SkipTokenPrefix, StringComparison.Ordinal);
        string number = isOurs ? text.Substring(SkipTokenPrefix.Length) : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int skip)
            ? skip
            : throw new ODataException("The skip token is not valid.");
    }

    private static string[] SplitSelect(string text) =>
        [.. text.Split(',').Select(name => name.Trim().Split('/')[0]).Where(name => name.Length > 0)];

    private static string[] SplitExpand(string text) =>
        [.. text.Split(',').Select(name => name.Trim().Split('(')[0]).Where(name => name.Length > 0)];

    private static (string[] Path, bool IsDescending)[] SplitOrder(string text) =>
        [.. text.Split(',').Select(part => part.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .Select(words => (words[0].Split('/'), words.Length > 1 && IsDescendingWord(words[1])))];

    private static bool IsDescendingWord(string word) => word.ToLowerInvariant() switch
    {
        "desc" => true,
        "asc" => false,
        _ => throw new ODataException($"'{word}' is neither asc nor desc."),
    };
}
