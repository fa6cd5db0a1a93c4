using System.Text.Json;

namespace GdapTools.Sandbox.Graph;

/// <summary>What the names of a filter stand for: the members of an item, and the variables of lambdas.</summary>
internal sealed class FilterScope
{
    private readonly FilterScope? _outer;
    private readonly string? _variable;
    private readonly JsonElement _value;

    public FilterScope(JsonElement item)
    {
        Item = item;
    }

    private FilterScope(FilterScope outer, string variable, JsonElement value)
    {
        Item = outer.Item;
        _outer = outer;
        _variable = variable;
        _value = value;
    }

    public JsonElement Item { get; }

    public FilterScope With(string variable, JsonElement value) => new(this, variable, value);

    /// <summary>The value of a variable; null when there is none of that name.</summary>
    public JsonElement? Find(string variable) => _variable == variable ? _value : _outer?.Find(variable);
}
