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
    /// <summary>Set once the engine tells eligible roles, attributes of devices and the client's own app apart.</summary>
    public const bool IsComplete = false;

    /// <summary>The engine does not know what comes of a sign-in.</summary>
    public const NaiveOutcomes Unknown = NaiveOutcomes.Open | NaiveOutcomes.Mfa | NaiveOutcomes.Blocked;

    private readonly PostureAnalysis _analysis;
    private readonly PostureResult _result;
    private readonly Dictionary<(string, string?, bool), int> _atoms = [];
    private readonly HashSet<int> _told;
    private readonly int[][] _classes;

    public EngineContexts(NaiveTenant tenant)
    {
        PostureInput input = Input(tenant);
        _analysis = PostureAnalysis.Of(input);
        _result = PostureEvaluator.Evaluate(input);
        _told = [.. _analysis.Boxes(Outcome.Gap).SelectMany(static box => box.Contexts())];
        _classes = [.. _analysis.Space.Classes.Select(static classes => classes
            .SelectMany(static (values, place) => values.Select(value => (value, place)))
            .OrderBy(static item => item.value).Select(static item => item.place).ToArray())];
    }

    /// <summary>What random tenants may look at, so far as the engine does.</summary>
    public static Dimension[] Dimensions { get; } = [.. Enum.GetValues<Dimension>().Where(static dimension =>
        IsComplete || dimension is not (Dimension.EligibleRoles or Dimension.DeviceFilter))];

    public PostureVerdict Verdict => _result.Verdict;

    public NaiveOutcomes OutcomeOf(SignIn signIn) => _analysis.Outcomes[IndexOf(signIn)] switch
    {
        Outcome.Gap => NaiveOutcomes.Open,
        Outcome.Mfa => NaiveOutcomes.Mfa,
        Outcome.Blocked => NaiveOutcomes.Blocked,
        _ => Unknown,
    };

    /// <summary>Whether the sign-in lies in a gap that the result tells of.</summary>
    public bool IsInGap(SignIn signIn) => _result.Gaps.Count > 0 && _told.Contains(IndexOf(signIn));

    private static PostureInput Input(NaiveTenant tenant)
    {
        NaiveAccount account = tenant.Account;
        PostureInput input = new TenantBuilder
        {
            SecurityDefaults = tenant.SecurityDefaults,
            PerUserMfa = tenant.PerUserMfa,
            ClientId = tenant.ClientId,
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
            },
            Policies = policies,
            BetaPolicies = policies,
            NamedLocations = Reading<IReadOnlyList<JsonElement>>.Of(tenant.NamedLocations),
        };
    }

    private int IndexOf(SignIn signIn)
    {
        // A policy for all sign-ins settles all contexts at once.
        if (_analysis.Outcomes.Count == 1)
        {
            return 0;
        }

        int[] values = new int[_classes.Length];
        values[Core.Posture.Dimensions.Resource] = signIn.Resource == TestIds.Graph ? 0 : 1;
        values[Core.Posture.Dimensions.Client] = Array.IndexOf(Core.Posture.Dimensions.Clients, signIn.Client);
        values[Core.Posture.Dimensions.Platform] = signIn.Platform is null
            ? Core.Posture.Dimensions.OtherPlatform : Array.IndexOf(Core.Posture.Dimensions.Platforms, signIn.Platform);
        values[Core.Posture.Dimensions.Device] = (signIn.Device.IsCompliant ? 1 : 0) + (signIn.Device.IsHybridJoined ? 2 : 0);
        values[Core.Posture.Dimensions.App] = signIn.IsProtectedApp ? 1 : 0;
        values[Core.Posture.Dimensions.SignInRisk] = Array.IndexOf(Core.Posture.Dimensions.Risks, signIn.SignInRisk);
        values[Core.Posture.Dimensions.UserRisk] = Array.IndexOf(Core.Posture.Dimensions.Risks, signIn.UserRisk);
        values[Core.Posture.Dimensions.InsiderRisk] = Array.IndexOf(Core.Posture.Dimensions.InsiderRisks, signIn.InsiderRisk);
        values[Core.Posture.Dimensions.Flow] = Math.Max(0, Array.IndexOf(Core.Posture.Dimensions.Flows, signIn.Flow));
        values[Core.Posture.Dimensions.Location] = AtomOf(signIn);
        for (int dimension = 0; dimension < values.Length; dimension++)
        {
            values[dimension] = _classes[dimension][values[dimension]];
        }

        return _analysis.Space.IndexOf(values);
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
            && Enumerable.Range(0, atlas.Places.Count).All(place => atlas.Places[place].Countries is null ||
                atlas.Atoms[index].Inside.Contains(place) == Holds(atlas.Places[place], signIn.Country)));
    }

    private static bool Holds(NamedPlace place, string? country) =>
        country is null ? place.IncludesUnknownCountries : place.Countries!.Contains(country);
}
