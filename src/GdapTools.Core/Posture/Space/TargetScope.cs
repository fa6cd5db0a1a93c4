using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether a policy covers a token for Microsoft Graph or for Partner Center. Graph is an umbrella that cannot be
/// selected: its tokens fall under "All resources" and under policies on the services behind the scopes asked for.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
/// </summary>
internal sealed class TargetScope
{
    private const string Graph = "00000003-0000-0000-c000-000000000000";
    private const string PartnerCenter = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

    private static readonly string[] s_partnerApis =
        ["fabfbdc4-5751-471c-ac43-3826fa1afc31", "4990cffe-04e8-4e8b-808a-1175604b879f"];

    /// <summary>Teams, Planner and delegated administration; the older services share the ends of their ids.</summary>
    private static readonly string[] s_behindGraph =
    [
        "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "09abbdfd-ed23-44ee-a2d9-a627aa1c90f3",
        "2832473f-ec63-45fb-976f-5d45a7d4bb91", "-0000-c000-000000000000", "-0ff1-ce00-000000000000",
    ];

    private readonly string? _clientId;

    /// <param name="clientId">The app of the automation, if known.</param>
    /// <param name="isTarget">Whether sign-ins to that app itself count too.</param>
    public TargetScope(string? clientId, bool isTarget)
    {
        _clientId = clientId;
        Resources = isTarget && clientId is not null
            ? ["Microsoft Graph", "Partner Center", $"the app {clientId}"]
            : ["Microsoft Graph", "Partner Center"];
    }

    /// <summary>What tokens are asked for.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>Whether a name is the id of Microsoft Graph.</summary>
    public static bool IsGraph(string name) => Words.Same(name, Graph);

    /// <summary>For each of <see cref="Resources"/>, whether the policy covers its tokens.</summary>
    public (Truth[] Covers, string Text) Judge(CaPolicy policy)
    {
        if (policy.Applications is not PolicyApplications applications)
        {
            return (All(Truth.Unknown), "does not say which resources it covers");
        }

        Inclusion named = applications.Applications;
        if (applications.HasFilter)
        {
            return (All(Truth.Unknown), "selects applications by a filter on their attributes");
        }

        if (named.Include.Count == 0)
        {
            bool isOther = applications.UserActions.Count + applications.AuthenticationContexts.Count > 0;
            return isOther && !policy.IsOddIn("conditions.applications")
                ? (All(Truth.No), "covers user actions or authentication contexts, which no token request is")
                : (All(Truth.Unknown), "names no resource");
        }

        Truth[] covers = new Truth[Resources.Count];
        for (int resource = 0; resource < covers.Length; resource++)
        {
            Truth included = Any(named.Include, resource, isExclusion: false);
            Truth excluded = Any(named.Exclude, resource, isExclusion: true);
            bool isOdd = policy.IsOddIn("conditions.applications");
            covers[resource] = included == Truth.No && isOdd ? Truth.Unknown : included.And(excluded.Not());
        }

        return (covers, Describe(named, covers));
    }

    private Truth[] All(Truth truth) => Resources.Select(_ => truth).ToArray();

    private Truth Any(IReadOnlyList<string> names, int resource, bool isExclusion) => names
        .Select(name => resource == Dimensions.ClientResource
            ? MatchClient(name)
            : Match(name, resource == Dimensions.GraphResource, isExclusion))
        .Aggregate(Truth.No, static (left, right) => left.Or(right));

    /// <summary>A sign-in to the app itself: it asks for an ID token.</summary>
    private Truth MatchClient(string name) => name.ToUpperInvariant() switch
    {
        "ALL" => Truth.Yes,
        "NONE" or "MICROSOFTADMINPORTALS" or "OFFICE365" or "ALLAGENTIDRESOURCES" => Truth.No,
        _ => Guid.TryParse(name, out _) ? Words.Same(name, _clientId).ToTruth() : Truth.Unknown,
    };

    private Truth Match(string name, bool isGraph, bool isExclusion)
    {
        switch (name.ToUpperInvariant())
        {
            case "ALL":
                return Truth.Yes;
            case "NONE":
            case "MICROSOFTADMINPORTALS":
            case "ALLAGENTIDRESOURCES":
                return Truth.No;
            case "OFFICE365":
                return isGraph ? Truth.Unknown : Truth.No;
            default:
                break;
        }

        if (!Guid.TryParse(name, out _))
        {
            return Truth.Unknown;
        }

        if (Words.Same(name, PartnerCenter))
        {
            return (!isGraph).ToTruth();
        }

        if (s_partnerApis.Any(api => Words.Same(name, api)))
        {
            return isGraph ? Truth.No : Truth.Unknown;
        }

        // Leaving out the client frees nothing: policies apply to what is asked for, and to the client itself
        // only when it asks for an ID token.
        if (Words.Same(name, _clientId))
        {
            return isExclusion ? Truth.No : Truth.Unknown;
        }

        bool isBehindGraph = s_behindGraph.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return isGraph && isBehindGraph ? Truth.Unknown : Truth.No;
    }

    private string Describe(Inclusion named, Truth[] covers)
    {
        if (named.Include.Concat(named.Exclude).Any(IsGraph))
        {
            return "names Microsoft Graph itself, which is no selectable target";
        }

        if (covers.All(static truth => truth == Truth.Yes))
        {
            return "covers all resources";
        }

        if (covers.All(static truth => truth == Truth.No))
        {
            return "covers other resources, no token for Microsoft Graph or Partner Center";
        }

        if (covers.All(static truth => truth == Truth.Unknown))
        {
            return $"covers {Words.List(named.Include, "and")}, which may or may not take in such tokens";
        }

        string[] parts = covers.Select((truth, resource) => truth switch
        {
            Truth.Yes => $"covers {Resources[resource]}",
            Truth.No => $"does not cover {Resources[resource]}",
            _ => $"may or may not cover {Resources[resource]}, as the services behind its scopes decide",
        }).ToArray();
        return string.Join(" and ", parts);
    }
}
