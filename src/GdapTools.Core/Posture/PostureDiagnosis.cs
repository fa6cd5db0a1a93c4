using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Posture;

/// <summary>Reads and judges the posture of a session's account, for the cmdlet and for the diagnosis alike.</summary>
public static class PostureDiagnosis
{
    /// <summary>The posture of an account of the partner tenant.</summary>
    /// <param name="session">The session to read with.</param>
    /// <param name="user">Object id or user principal name; null for the account that is signed in.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="clientId">An app sign-ins to which are judged too; null to leave it at Graph and Partner Center.</param>
    /// <param name="findings">Makes findings of what else is found; null to leave them out of the result.</param>
    /// <param name="reader">Has read other accounts of the tenant; null to read all of it.</param>
    /// <exception cref="GdapException"><c>NoUserInSession</c>: no account is given and none is signed in;
    /// <c>UserNotFound</c>: the tenant has no such account.</exception>
    public static async Task<PostureReport> ReadAsync(
        GdapSession session,
        string? user,
        CancellationToken cancellationToken,
        string? clientId = null,
        FindingFactory? findings = null,
        PostureReader? reader = null)
    {
        string account = user ?? session.Token.ObjectId ?? session.Token.UserPrincipalName ?? throw new GdapException(
            "NoUserInSession",
            GdapErrorKind.InvalidInput,
            session.Kind == SessionKind.AppOnly
                ? "The session is one of an application: there is no account whose sign-in policies could be judged."
                : "The session's token names no account whose sign-in policies could be judged.",
            recommendedAction: "Name one with Test-PartnerMfaPosture -User, or connect as the account.");
        PostureInput read = await (reader ?? new PostureReader(session.Graph))
            .ReadAsync(session.TenantId, account, cancellationToken).ConfigureAwait(false);
        bool isOwn = user is null || Words.Same(user, session.Token.ObjectId) ||
            Words.Same(user, session.Token.UserPrincipalName);
        if (!isOwn && read.Account.Failure is GdapServiceException { StatusCode: 404 } failure)
        {
            throw new GdapException(
                "UserNotFound",
                GdapErrorKind.NotFound,
                $"The partner tenant has no account '{account}'.",
                account,
                "Give the object id or the user principal name of an account of the partner tenant.",
                failure);
        }

        return Report(
            read with
            {
                SignInIpAddress = isOwn ? session.Token.IPAddress : null,
                ClientId = clientId ?? session.Token.AppId,
                IsClientTarget = clientId is not null,
            },
            findings,
            session.Endpoints.Environment);
    }

    /// <summary>Judges what was read, and says what of it explains the sign-in at hand.</summary>
    public static PostureReport Report(
        PostureInput input,
        FindingFactory? findings = null,
        GdapEnvironment environment = GdapEnvironment.Global)
    {
        PostureAnalysis analysis = PostureAnalysis.Of(input);
        PostureRepair repair = new(analysis, environment);
        IReadOnlyList<string> commands = [];
        IReadOnlyList<ChainStep> steps = PostureChecks.Judge(analysis);
        PostureResult result = PostureEvaluator.Evaluate(analysis, verdict =>
        {
            commands = repair.Of(verdict);
            steps = commands.Count > 0 ? steps : [.. steps.Select(repair.Advise)];
            return findings is null ? [] : [.. steps.Select(step => PostureChecks.Tell(step, findings, input.Account))];
        });
        SignInPlace? place = input.SignInIpAddress is string address ? PostureEvaluator.PlaceOf(analysis, address) : null;
        return new PostureReport(result, Because(result, place, analysis), Fix(place), Prove(result, place), steps, commands)
        {
            Federation = input.Federation is { IsKnown: true } federation ? federation.Value : null,
        };
    }

    private static string? Because(PostureResult result, SignInPlace? place, PostureAnalysis analysis)
    {
        if (result.Verdict == PostureVerdict.NotEnforced)
        {
            const string Nothing = "nothing in the partner tenant requires MFA of it";
            return analysis.Closest is ClosestPolicy closest ? $"{Nothing}: {closest.Text}" : Nothing;
        }

        if (!Explains(place))
        {
            return null;
        }

        string verb = place!.ExcludingPolicies.Count == 1 ? "excludes" : "exclude";
        string where = place.NamedLocations.Count == 0
            ? $"{verb} the address it came from, {place.IpAddress}"
            : $"{verb} the named location {Quoted(place.NamedLocations)}, and this sign-in came from there " +
                $"({place.IpAddress})";
        return $"{Quoted(place.ExcludingPolicies)} {where}";
    }

    private static string? Fix(SignInPlace? place) => Explains(place)
        ? $"In the partner tenant, take {Where(place!)} out of the exclusions of {Quoted(place!.ExcludingPolicies)},"
            + " or have a further policy require MFA of this account everywhere."
        : null;

    private static Dictionary<string, string> Prove(PostureResult result, SignInPlace? place)
    {
        Dictionary<string, string> evidence = new() { ["Posture"] = result.Verdict.ToString() };

        if (place is not null)
        {
            evidence["Named location"] = string.Join(", ", place.NamedLocations);
            evidence["Policy"] = string.Join(", ", place.ExcludingPolicies);
            evidence["Policy id"] = string.Join(", ", place.ExcludingPolicyIds);
        }

        return evidence;
    }

    private static bool Explains(SignInPlace? place) => place is { IsInGap: true, ExcludingPolicies.Count: > 0 };

    private static string Where(SignInPlace place) => place.NamedLocations.Count == 0
        ? $"the address {place.IpAddress}"
        : $"the named location {Quoted(place.NamedLocations)}";

    private static string Quoted(IEnumerable<string> names) => $"'{string.Join("', '", names)}'";
}
