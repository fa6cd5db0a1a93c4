using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Holds the query options of a request to what its operation takes.
/// Source: https://learn.microsoft.com/graph/query-parameters</summary>
internal sealed class QueryCheck(OperationMatch match, JsonElement operation, ObjectType? type)
{
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Run(IEnumerable<KeyValuePair<string, string>> options)
    {
        HashSet<string> known = new(Known(), StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in options)
        {
            // The dollar sign may be left out.
            string option = name.StartsWith('$') ? name : "$" + name;
            if (known.Contains(name) || known.Contains(option))
            {
                CheckValue(option.ToLowerInvariant(), value);
            }
            else
            {
                Add(ViolationKind.UnknownQueryOption, name, $"{match.Template.Text} does not take it");
            }
        }

        return _violations;
    }

    private IEnumerable<string> Known()
    {
        // What a next link holds is the service's own affair.
        IEnumerable<string> paging = operation.TryGetProperty("x-ms-pageable", out _) ? ["$skiptoken"] : [];
        return operation.TryGetProperty("parameters", out JsonElement parameters)
            ? parameters.EnumerateArray().Select(match.Document.Resolve)
                .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                .Select(parameter => parameter.GetProperty("name").GetString()!).Concat(paging)
            : paging;
    }

    private void CheckValue(string option, string value)
    {
        switch (option)
        {
            case "$top" or "$skip" when !int.TryParse(value, out int number) || number < (option == "$top" ? 1 : 0):
                Add(ViolationKind.InvalidQueryValue, option, $"'{value}' is no number of items");
                break;
            case "$count" when value.ToLowerInvariant() is not ("true" or "false"):
                Add(ViolationKind.InvalidQueryValue, option, $"'{value}' is neither true nor false");
                break;
            case "$select":
                CheckNames(option, QueryNames.OfSelect(value));
                break;
            case "$expand":
                CheckNames(option, QueryNames.OfExpand(value));
                break;
            case "$orderby":
                CheckNames(option, QueryNames.OfOrder(value));
                break;
            case "$filter":
                CheckNames(option, QueryNames.OfFilter(value));
                break;
        }
    }

    private void CheckNames(string option, IEnumerable<string> paths)
    {
        foreach (string path in paths.Where(path => !IsKnown(path)))
        {
            Add(ViolationKind.UnknownQueryProperty, option, $"'{path}' is no property of {type?.Name ?? "the answer"}");
        }
    }

    private bool IsKnown(string path)
    {
        IReadOnlyList<ObjectType> types = type is null ? [] : [.. match.Document.Types.Family(type)];
        return PropertyPath.Exists(match.Document, types, path.Split('/'));
    }

    private void Add(ViolationKind kind, string place, string detail) =>
        _violations.Add(new Violation(kind, place, detail));
}
