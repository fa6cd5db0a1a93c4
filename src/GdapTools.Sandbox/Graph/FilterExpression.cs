using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Sandbox.Graph;

/// <summary>A parsed filter: a function from an item, and the variables of the lambdas around it, to a value.</summary>
internal sealed class FilterExpression
{
    private readonly Func<FilterScope, FilterValue> _evaluate;

    public FilterExpression(Func<FilterScope, FilterValue> evaluate)
    {
        _evaluate = evaluate;
    }

    public bool IsTrueFor(JsonElement item) => Evaluate(new FilterScope(item)).IsTrue;

    public FilterValue Evaluate(FilterScope scope) => _evaluate(scope);

    public static FilterExpression Literal(object? value) => new(_ => FilterValue.Of(value));

    public static FilterExpression Path(IReadOnlyList<string> names) => new(scope =>
        scope.Find(names[0]) is JsonElement variable
            ? FilterValue.At(variable, names.Skip(1))
            : FilterValue.At(scope.Item, names));

    public static FilterExpression And(FilterExpression one, FilterExpression other) =>
        Test(scope => one.Evaluate(scope).IsTrue && other.Evaluate(scope).IsTrue);

    public static FilterExpression Or(FilterExpression one, FilterExpression other) =>
        Test(scope => one.Evaluate(scope).IsTrue || other.Evaluate(scope).IsTrue);

    public static FilterExpression Not(FilterExpression one) => Test(scope => !one.Evaluate(scope).IsTrue);

    public static FilterExpression In(FilterExpression one, IReadOnlyList<FilterExpression> list) =>
        Test(scope => list.Any(item => one.Evaluate(scope).IsEqualTo(item.Evaluate(scope))));

    public static FilterExpression Compare(FilterExpression one, string comparison, FilterExpression other) =>
        Test(scope => Compare(one.Evaluate(scope), comparison, other.Evaluate(scope)));

    public static FilterExpression Any(FilterExpression list, string? variable, FilterExpression? condition) =>
        Test(scope => list.Evaluate(scope).Items.Any(item => Holds(scope, item, variable, condition)));

    public static FilterExpression All(FilterExpression list, string variable, FilterExpression condition) =>
        Test(scope => list.Evaluate(scope).Items.All(item => Holds(scope, item, variable, condition)));

    /// <exception cref="ODataException">There is no such function.</exception>
    public static FilterExpression Call(string name, IReadOnlyList<FilterExpression> arguments)
    {
        Func<string, string, bool>? test = name switch
        {
            "startswith" => (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
            "endswith" => (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase),
            "contains" => (text, part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0,
            _ => null,
        };
        if (test is not null && arguments.Count == 2)
        {
            return Test(scope => arguments[0].Evaluate(scope).Text is string text
                && arguments[1].Evaluate(scope).Text is string part
                && test(text, part));
        }

        return name is "tolower" or "toupper" && arguments.Count == 1
            ? arguments[0]
            : throw new ODataException($"Invalid filter clause: there is no function '{name}' of that form.");
    }

    private static bool Holds(FilterScope scope, JsonElement item, string? variable, FilterExpression? condition) =>
        condition is null || condition.Evaluate(scope.With(variable!, item)).IsTrue;

    private static bool Compare(FilterValue one, string comparison, FilterValue other)
    {
        if (comparison is "eq" or "ne")
        {
            return one.IsEqualTo(other) == (comparison == "eq");
        }

        bool hasNull = one.IsEqualTo(FilterValue.Null) || other.IsEqualTo(FilterValue.Null);
        return !hasNull && one.CompareTo(other) is int order && comparison switch
        {
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            _ => order <= 0,
        };
    }

    private static FilterExpression Test(Func<FilterScope, bool> test) => new(scope => FilterValue.Of(test(scope)));
}
