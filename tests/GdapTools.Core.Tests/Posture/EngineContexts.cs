using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using GdapTools.Core.Tests.Posture.Naive;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>All that the property tests know of the engine: asks it for what the naive evaluator says.</summary>
internal sealed class EngineContexts
{
    /// <summary>The engine does not know what comes of a sign-in.</summary>
    public const NaiveOutcomes Unknown = NaiveOutcomes.Open | NaiveOutcomes.Mfa | NaiveOutcomes.Blocked;

    private readonly PostureAnalysis _analysis;
    private readonly PostureResult _result;
    private readonly Dictionary<(string, string?, bool), int> _atoms = [];
    private readonly Dictionary<string, DeviceComparison[]> _comparisons;

    public EngineContexts(NaiveTenant tenant)
    {
        _analysis = PostureAnalysis.Of(Input(tenant));
        _result = PostureEvaluator.Evaluate(_analysis, []);
        _comparisons = _analysis.Filters.Rules.Select(FilterParser.Parse).OfType<FilterNode>()
            .SelectMany(static node => node.Comparisons).GroupBy(static comparison => comparison.Property)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
    }

    public PostureVerdict Verdict => _result.Verdict;

    /// <summary>Where the device may or may not be seen, the weaker of both.</summary>
    public NaiveOutcomes OutcomeOf(SignIn signIn) => Contexts(signIn)
        .Select(context => _analysis.OutcomeOf(context) switch
        {
            Outcome.Gap => NaiveOutcomes.Open,
            Outcome.Mfa => NaiveOutcomes.Mfa,
            Outcome.Blocked => NaiveOutcomes.Blocked,
            _ => Unknown,
        })
        .Aggregate(static (one, other) => one == NaiveOutcomes.Open || other == NaiveOutcomes.Open ? NaiveOutcomes.Open
            : one == Unknown || other == Unknown ? Unknown
            : one == NaiveOutcomes.Mfa || other == NaiveOutcomes.Mfa ? NaiveOutcomes.Mfa : NaiveOutcomes.Blocked);

    /// <summary>Whether the sign-in lies in a gap that the result tells of.</summary>
    public bool IsInGap(SignIn signIn) => _result.Gaps.Count > 0 &&
        Contexts(signIn).Any(context => _analysis.Gaps.Boxes.Any(box => box.Holds(context)));

    private static PostureInput Input(NaiveTenant tenant)
    {
        NaiveAccount account = tenant.Account;
        PostureInput input = new TenantBuilder
        {
            SecurityDefaults = tenant.SecurityDefaults,
            PerUserMfa = tenant.PerUserMfa,
            ClientId = tenant.ClientId,
            IsClientTarget = tenant.ClientId is not null,
            UserType = account.Kind is "internalGuest" or "b2bCollaborationGuest" ? "Guest" : "Member",
            UserPrincipalName = account.Kind.StartsWith("b2b", StringComparison.Ordinal)
                ? "bob_contoso.example#EXT#@partner.example" : "automation@partner.example",
        }.Build();
        Reading<IReadOnlyList<JsonElement>> policies = Reading<IReadOnlyList<JsonElement>>.Of(tenant.Policies);
        return input with
        {
            Account = input.Account with
            {
                GroupIds = Reading<IReadOnlyCollection<string>>.Of(tenant.GroupsOfAccount),
                RoleTemplateIds = Reading<IReadOnlyCollection<string>>.Of([.. account.ActiveRoles]),
                EligibleRoleTemplateIds = Reading<IReadOnlyCollection<string>>.Of([.. account.EligibleRoles]),
            },
            Policies = policies,
            BetaPolicies = policies,
            NamedLocations = Reading<IReadOnlyList<JsonElement>>.Of(tenant.NamedLocations),
        };
    }

    /// <summary>Two in device code flow, of which it is not documented whether the device is seen in it.</summary>
    private IEnumerable<int[]> Contexts(SignIn signIn) => signIn.Device.IsRegistered && signIn.Flow == "deviceCodeFlow"
        ? [Context(signIn, signIn.Device), Context(signIn, new Device("not seen"))]
        : [Context(signIn, signIn.Device)];

    /// <summary>The sign-in as its value on each axis of the engine.</summary>
    private int[] Context(SignIn signIn, Device device)
    {
        int[] values = new int[_analysis.Space.Axes.Count];
        values[Dimensions.Resource] = signIn.Resource switch
        {
            TestIds.Graph => Dimensions.GraphResource,
            TestIds.PartnerCenter => Dimensions.PartnerCenterResource,
            _ => Dimensions.ClientResource,
        };
        values[Dimensions.Client] = Array.IndexOf(Dimensions.Clients, signIn.Client);
        values[Dimensions.Platform] = signIn.Platform is null
            ? Dimensions.OtherPlatform : Array.IndexOf(Dimensions.Platforms, signIn.Platform);
        values[Dimensions.Device] = DeviceState.All.ToList().FindIndex(state => state.TrustType == device.TrustType
            && state.IsCompliant == device.IsCompliant && state.IsManaged == (device.IsManaged || device.IsCompliant));
        values[Dimensions.App] = signIn.IsProtectedApp ? 1 : 0;
        values[Dimensions.SignInRisk] = Array.IndexOf(Dimensions.Risks, signIn.SignInRisk);
        values[Dimensions.UserRisk] = Array.IndexOf(Dimensions.Risks, signIn.UserRisk);
        values[Dimensions.InsiderRisk] = Array.IndexOf(Dimensions.InsiderRisks, signIn.InsiderRisk);
        values[Dimensions.Flow] = Math.Max(0, Array.IndexOf(Dimensions.Flows, signIn.Flow));
        values[Dimensions.Location] = AtomOf(signIn);
        for (int axis = Dimensions.Count; axis < values.Length; axis++)
        {
            values[axis] = ValueOf(_analysis.Space.Axes[axis], signIn, device);
        }

        return values;
    }

    private int ValueOf(Axis axis, SignIn signIn, Device device)
    {
        if (axis.Kind == AxisKind.EligibleRole)
        {
            RoleNames names = new();
            return signIn.ActivatedRoles.Any(role => names.Of(role) == axis.Name) ? 1 : 0;
        }

        Assert.Equal(AxisKind.DeviceProperty, axis.Kind);
        DeviceComparison[] comparisons = _comparisons[axis.Name];
        string[]? values = device.Values(axis.Name);
        if (comparisons[0].IsCollection)
        {
            string label = axis.Values[1]["with ".Length..];
            return values?.Contains(label, StringComparer.OrdinalIgnoreCase) is true ? 1 : 0;
        }

        bool[] answers = [.. comparisons.Select(comparison => values is not null && comparison.Matches(values[0]))];
        return axis.Values.ToList().FindIndex(example => answers.SequenceEqual(comparisons.Select(comparison => comparison.Matches(example))));
    }

    private int AtomOf(SignIn signIn)
    {
        (string, string?, bool) place = (signIn.IPAddress, signIn.Country, signIn.IsMfaTrustedIp);
        if (!_atoms.TryGetValue(place, out int atom))
        {
            atom = FindAtom(signIn);
            _atoms.Add(place, atom);
        }

        return atom;
    }

    private int FindAtom(SignIn signIn)
    {
        Assert.True(IpValue.TryParse(signIn.IPAddress, out IpValue address));
        LocationAtlas atlas = _analysis.Atlas;
        bool knowsTrustedIps = atlas.Atoms.Any(static atom => atom.IsMfaTrustedIp);
        return atlas.AtomsOf(address).Single(index =>
            atlas.Atoms[index].IsMfaTrustedIp == (knowsTrustedIps && signIn.IsMfaTrustedIp)
            && Enumerable.Range(0, atlas.Places.Count).Where(place => atlas.Places[place].Countries is not null).All(place =>
                atlas.Atoms[index].Inside.Contains(place) == Holds(atlas.Places[place], signIn.Country)));
    }

    private static bool Holds(NamedPlace place, string? country) =>
        country is null ? place.IncludesUnknownCountries : place.Countries!.Contains(country);
}
