using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Tells gaps: from where, with what, past which policies.</summary>
internal sealed class GapWriter
{
    private readonly PostureAnalysis _analysis;
    private readonly NearMisses _nearMisses;
    private readonly LocationWords _locations;

    public GapWriter(PostureAnalysis analysis)
    {
        _analysis = analysis;
        _nearMisses = new NearMisses(analysis);
        _locations = new LocationWords(analysis.Atlas);
    }

    public IReadOnlyList<PostureGap> Write(IEnumerable<Box> boxes) => boxes.SelectMany(Write).ToArray();

    private IEnumerable<PostureGap> Write(Box box)
    {
        IReadOnlyList<NearMiss> misses = _nearMisses.Of(box);
        string reason = _analysis.Baseline.Exception ?? "no policy requires MFA";
        string because = string.Join("; ", misses.Select(static miss => miss.Text).Prepend(reason));
        foreach (LocationPhrase location in _locations.Describe(box.Values(Dimensions.Location)))
        {
            Dictionary<string, string> context = ContextOf(box, location.Value);
            string start = context.TryGetValue("Resource", out string? resource) ? $"For {resource}, from" : "From";
            string more = string.Join("", Circumstances(box).Select(static item => $", {item}"));
            yield return new PostureGap
            {
                Description = $"{start} {location.Text}, {Client(box)}, {Device(box)}{more}: {because}.",
                Context = context,
                PolicyIds = misses.Select(static miss => miss.PolicyId).Where(static id => id.Length > 0).ToArray(),
                Certainty = CertaintyOf(box, location),
            };
        }
    }

    private GapCertainty CertaintyOf(Box box, LocationPhrase location)
    {
        bool isCertain = location.IsCertain && _analysis.List.IsComplete && _analysis.Feasibility.IsCertain(box) &&
            (_analysis.Baseline.Exception is null || _analysis.Baseline.ExceptionCertainty == GapCertainty.Certain);
        return isCertain ? GapCertainty.Certain : GapCertainty.Possible;
    }

    private Dictionary<string, string> ContextOf(Box box, string location)
    {
        Dictionary<string, string> context = new()
        {
            ["Location"] = location,
            ["Client"] = Values(box, Dimensions.Client, Dimensions.Clients.Select(Words.Client)),
            ["Platform"] = Values(box, Dimensions.Platform, Dimensions.Platforms.Select(Words.Platform)),
            ["Device"] = Values(box, Dimensions.Device, Dimensions.Devices),
        };
        Add("Resource", Dimensions.Resource, Dimensions.Resources);
        Add("App", Dimensions.App, Dimensions.Apps);
        Add("SignInRisk", Dimensions.SignInRisk, Dimensions.Risks);
        Add("UserRisk", Dimensions.UserRisk, Dimensions.Risks);
        Add("InsiderRisk", Dimensions.InsiderRisk, Dimensions.InsiderRisks);
        Add("AuthenticationFlow", Dimensions.Flow, Dimensions.Flows.Select(Words.Flow));
        if (Rules(box).Any())
        {
            context["DeviceFilter"] = string.Join(" and ", Rules(box));
        }

        return context;

        void Add(string name, int dimension, IEnumerable<string> values)
        {
            if (!box.IsFree(dimension))
            {
                context[name] = Values(box, dimension, values);
            }
        }
    }

    private static string Values(Box box, int dimension, IEnumerable<string> values) =>
        box.IsFree(dimension) ? "any" : string.Join(", ", Taken(box, dimension, values));

    private static IEnumerable<string> Taken(Box box, int dimension, IEnumerable<string> values)
    {
        ISet<int> taken = box.Values(dimension);
        return values.Where((_, value) => taken.Contains(value));
    }

    private static string Client(Box box) => box.IsFree(Dimensions.Client)
        ? "any client"
        : Values(box, Dimensions.Client, Dimensions.Clients.Select(Words.Client));

    private static string Device(Box box)
    {
        string device = box.IsFree(Dimensions.Device) ? "any device" : DeviceState(box.Values(Dimensions.Device));
        if (box.IsFree(Dimensions.Platform))
        {
            return device;
        }

        ISet<int> platforms = box.Values(Dimensions.Platform);
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

    private static string DeviceState(ISet<int> devices)
    {
        bool takesAll(int bit) => Enumerable.Range(0, Dimensions.Devices.Length)
            .All(device => devices.Contains(device) == ((device & bit) != 0));
        return devices switch
        {
            _ when takesAll(1) => "a compliant device",
            _ when takesAll(2) => "a hybrid joined device",
            _ when devices.Count == 3 && !devices.Contains(0) => "a compliant or hybrid joined device",
            _ when devices.SetEquals([0, 2]) => "a device that is not compliant",
            _ when devices.SetEquals([0, 1]) => "a device that is not hybrid joined",
            _ => Words.List(Dimensions.Devices
                .Where((_, device) => devices.Contains(device)).Select(static device => $"a {device}")),
        };
    }

    private IEnumerable<string> Circumstances(Box box)
    {
        if (!box.IsFree(Dimensions.App))
        {
            yield return "by an " + Values(box, Dimensions.App, Dimensions.Apps);
        }

        foreach ((int dimension, string noun, string[] values) in new[]
        {
            (Dimensions.SignInRisk, "sign-in risk", Dimensions.Risks),
            (Dimensions.UserRisk, "user risk", Dimensions.Risks),
            (Dimensions.InsiderRisk, "insider risk", Dimensions.InsiderRisks),
        })
        {
            if (!box.IsFree(dimension))
            {
                yield return $"at {noun} {Words.List(Taken(box, dimension, values))}";
            }
        }

        if (!box.IsFree(Dimensions.Flow))
        {
            yield return "by " + Words.List(Taken(box, Dimensions.Flow, Dimensions.Flows).Select(Words.Flow));
        }

        foreach (string rule in Rules(box))
        {
            yield return $"where the device {rule}";
        }
    }

    private IEnumerable<string> Rules(Box box) => _analysis.Rules
        .Select((rule, index) => (Rule: rule, Dimension: Dimensions.FirstRule + index))
        .Where(item => !box.IsFree(item.Dimension))
        .Select(item => $"{(box.Values(item.Dimension).Contains(1) ? "matches" : "does not match")} '{item.Rule}'");
}
