using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// The device filters in use, each as a statement about the device of a sign-in. Rules that are not understood become
/// an axis of their own: such a rule may match any device or none.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
/// </summary>
internal sealed class FilterBook
{
    /// <summary>More kinds of values of one property are not told apart.</summary>
    private const int MostKinds = 200;

    private readonly List<Axis> _axes = [];
    private readonly Dictionary<string, Formula> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Property, string Literal), int> _axisOf = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _examples = [];
    private readonly int _firstAxis;

    /// <param name="rules">The rules of the policies in force.</param>
    /// <param name="firstAxis">The number of the first axis to be added.</param>
    public FilterBook(IEnumerable<string> rules, int firstAxis)
    {
        _firstAxis = firstAxis;
        Rules = rules.Distinct(StringComparer.Ordinal).ToArray();
        Dictionary<string, FilterNode?> parsed = Rules.ToDictionary(static rule => rule, FilterParser.Parse, StringComparer.Ordinal);
        foreach (IGrouping<string, DeviceComparison> property in parsed.Values.OfType<FilterNode>()
            .SelectMany(static node => node.Comparisons).GroupBy(static comparison => comparison.Property))
        {
            AddProperty(property.Key, property.ToArray());
        }

        foreach (string rule in Rules)
        {
            _formulas[rule] = parsed[rule] is FilterNode node && node.Comparisons.All(IsSolved) ? Write(node) : Opaque(rule);
        }
    }

    public IReadOnlyList<string> Rules { get; }

    /// <summary>The axes that the rules add.</summary>
    public IReadOnlyList<Axis> Axes => _axes;

    /// <summary>Whether the device of a sign-in matches a rule.</summary>
    public Formula this[string rule] => _formulas[rule];

    private static bool IsState(string property) => property is "iscompliant" or "trusttype";

    private static Formula Device(Func<DeviceState, Truth> truth) =>
        new Leaf(Dimensions.Device, DeviceState.All.Select(truth).ToArray());

    private bool IsSolved(DeviceComparison comparison) => IsState(comparison.Property) ||
        comparison.Literals.All(literal => _axisOf.ContainsKey(Key(comparison, literal)));

    private void AddProperty(string property, IReadOnlyList<DeviceComparison> comparisons)
    {
        if (IsState(property))
        {
            return;
        }

        if (!comparisons[0].IsCollection)
        {
            if (TextClasses.Of(comparisons, MostKinds) is IReadOnlyList<string> examples)
            {
                _axisOf[(property, "")] = AddAxis(AxisKind.DeviceProperty, property, examples);
                _examples[property] = examples;
            }

            return;
        }

        foreach (string literal in comparisons.SelectMany(static comparison => comparison.Literals))
        {
            if (!_axisOf.ContainsKey((property, literal.ToUpperInvariant())))
            {
                _axisOf[(property, literal.ToUpperInvariant())] =
                    AddAxis(AxisKind.DeviceProperty, property, ["without " + literal, "with " + literal]);
            }
        }
    }

    private int AddAxis(AxisKind kind, string name, IReadOnlyList<string> values)
    {
        _axes.Add(new Axis(kind, name, values));
        return _firstAxis + _axes.Count - 1;
    }

    private Formula Opaque(string rule) => new Leaf(
        AddAxis(AxisKind.OpaqueRule, rule, ["does not match", "matches"]), [Truth.No, Truth.Yes]);

    private Formula Write(FilterNode node) => node switch
    {
        FilterComparison comparison => Write(comparison.Comparison),
        FilterJunction { IsAnd: true } junction => Formula.All(junction.Parts.Select(Write).ToArray()),
        FilterJunction junction => Formula.Any(junction.Parts.Select(Write).ToArray()),

        // Of an unregistered device the documentation says what positive and negative operators give, not what -not does.
        FilterNot negation => Formula.Any(
            Device(static device => device.IsRegistered ? Truth.No : Truth.Unknown),
            Formula.All(Device(static device => device.IsRegistered.ToTruth()), Formula.Not(Write(negation.Inner)))),
        _ => Formula.Always(Truth.Unknown),
    };

    private Formula Write(DeviceComparison comparison)
    {
        if (IsState(comparison.Property))
        {
            return Device(device => Judge(comparison, device));
        }

        Formula holds = Formula.Any(comparison.Literals.GroupBy(literal => Key(comparison, literal))
            .Select(group => Holds(comparison, _axisOf[group.Key])).ToArray());
        if (!comparison.IsNegative)
        {
            return Formula.All(Device(device => HasValue(comparison, device).ToTruth()), holds);
        }

        // Unregistered devices match negative operators; what registered ones do whose extension attributes are not
        // available is documented in two ways.
        return Formula.Any(
            Device(device => HasValue(comparison, device) ? Truth.No : device.IsRegistered ? Truth.Unknown : Truth.Yes),
            Formula.All(Device(device => HasValue(comparison, device).ToTruth()), Formula.Not(holds)));
    }

    private Formula Holds(DeviceComparison comparison, int axis) => new Leaf(
        axis,
        comparison.IsCollection
            ? [Truth.No, Truth.Yes]
            : _examples[comparison.Property].Select(text => comparison.Matches(text).ToTruth()).ToArray());

    private static bool HasValue(DeviceComparison comparison, DeviceState device) =>
        comparison.IsExtensionAttribute ? device.HasExtensionAttributes : device.IsRegistered;

    private static Truth Judge(DeviceComparison comparison, DeviceState device)
    {
        if (!device.IsRegistered)
        {
            return comparison.IsNegative.ToTruth();
        }

        string actual = comparison.Property == "trusttype" ? device.TrustType! : device.IsCompliant ? "True" : "False";
        return (comparison.Matches(actual) != comparison.IsNegative).ToTruth();
    }

    private static (string Property, string Literal) Key(DeviceComparison comparison, string literal) =>
        (comparison.Property, comparison.IsCollection ? literal.ToUpperInvariant() : "");
}
