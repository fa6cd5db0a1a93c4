using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Tells with what and under which circumstances the sign-ins of a box are made.</summary>
internal sealed class ContextWriter
{
    private readonly SignInSpace _space;
    private readonly FilterBook _filters;

    public ContextWriter(SignInSpace space, FilterBook filters)
    {
        _space = space;
        _filters = filters;
    }

    /// <summary>What comes before the place: "For Partner Center: browser".</summary>
    public string Start(Box box)
    {
        string client = _space.IsFree(box, Dimensions.Client)
            ? "browser or desktop app"
            : Words.List(Taken(box, Dimensions.Client).Select(Words.Client));
        return _space.IsFree(box, Dimensions.Resource)
            ? Words.Capitalize(client)
            : $"For {Words.List(Taken(box, Dimensions.Resource), "and")}: {client}";
    }

    /// <summary>What comes after the place: the device, risks, roles.</summary>
    public string Rest(Box box) => string.Join(", ", Circumstances(box).Prepend(Device(box)));

    /// <summary>By name of the axis. Axes that make no difference are left out, but for the four that are always told.</summary>
    public Dictionary<string, string> Values(Box box, string location)
    {
        Dictionary<string, string> values = new()
        {
            ["Location"] = location,
            ["Client"] = Value(box, Dimensions.Client, Words.Client),
            ["Platform"] = Value(box, Dimensions.Platform, Words.Platform),
            ["Device"] = Value(box, Dimensions.Device, static label => label),
        };
        foreach (int axis in new[]
        {
            Dimensions.Resource, Dimensions.App, Dimensions.SignInRisk, Dimensions.UserRisk, Dimensions.InsiderRisk,
            Dimensions.Flow,
        }.Where(axis => !_space.IsFree(box, axis)))
        {
            values[_space.Axes[axis].Name] = Value(box, axis, axis == Dimensions.Flow ? Words.Flow : static label => label);
        }

        string filters = string.Join(" and ", Rules(box));
        if (filters.Length > 0)
        {
            values["DeviceFilter"] = filters;
        }

        string roles = string.Join(", ", Roles(box));
        if (roles.Length > 0)
        {
            values["EligibleRole"] = roles;
        }

        return values;
    }

    private string Value(Box box, int axis, System.Func<string, string> label) =>
        _space.IsFree(box, axis) ? "any" : string.Join(", ", Taken(box, axis).Select(label));

    private IEnumerable<string> Taken(Box box, int axis) =>
        box.Sides[axis].Values.Select(value => _space.Axes[axis].Values[value]);

    private string Device(Box box)
    {
        string device = DeviceWords.Describe(box.Sides[Dimensions.Device]);
        if (_space.IsFree(box, Dimensions.Platform))
        {
            return device;
        }

        ValueSet platforms = box.Sides[Dimensions.Platform];
        IEnumerable<string> Names(bool taken) => Dimensions.Platforms
            .Where((_, value) => value != Dimensions.OtherPlatform && platforms.Contains(value) == taken)
            .Select(Words.Platform);
        string place = platforms.Contains(Dimensions.OtherPlatform)
            ? Names(taken: false).Any() && Names(taken: true).Any()
                ? $"any platform except {Words.List(Names(taken: false), "and")}"
                : "a platform that no policy names"
            : Words.List(Names(taken: true));
        return $"{device} on {place}";
    }

    private IEnumerable<string> Circumstances(Box box)
    {
        if (!_space.IsFree(box, Dimensions.App))
        {
            yield return "by an " + Words.List(Taken(box, Dimensions.App));
        }

        foreach ((int axis, string noun) in new[]
        {
            (Dimensions.SignInRisk, "sign-in risk"),
            (Dimensions.UserRisk, "user risk"),
            (Dimensions.InsiderRisk, "insider risk"),
        })
        {
            if (!_space.IsFree(box, axis))
            {
                yield return $"at {noun} {Words.List(Taken(box, axis))}";
            }
        }

        if (!_space.IsFree(box, Dimensions.Flow))
        {
            yield return "by " + Words.List(Taken(box, Dimensions.Flow).Select(Words.Flow));
        }

        foreach (string rule in Rules(box))
        {
            yield return $"where the device {rule}";
        }

        foreach (string role in Roles(box))
        {
            yield return $"while directory role {role}";
        }
    }

    private IEnumerable<string> Rules(Box box) => _filters.Rules
        .Where(rule => _filters[rule].Leaves.Any(leaf =>
            leaf.AxisNumber >= Dimensions.Count && !_space.IsFree(box, leaf.AxisNumber)))
        .Select(rule => (Rule: rule, Truths: Extent.Of(_filters[rule], box)))
        .Where(static item => item.Truths is Truths.Yes or Truths.No)
        .Select(static item => $"{(item.Truths == Truths.Yes ? "matches" : "does not match")} '{item.Rule}'");

    private IEnumerable<string> Roles(Box box) => Enumerable.Range(0, _space.Axes.Count)
        .Where(axis => _space.Axes[axis].Kind is AxisKind.EligibleRole or AxisKind.PossibleRole && !_space.IsFree(box, axis))
        .Select(axis => $"'{_space.Axes[axis].Name}' is {Taken(box, axis).First()}");
}
