using System.Collections.Generic;
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
    /// <exception cref="GdapException"><c>NoUserInSession</c>: no account is given and none is signed in.</exception>
    public static async Task<PostureReport> ReadAsync(
        GdapSession session, string? user, CancellationToken cancellationToken)
    {
        string account = user ?? session.Token.ObjectId ?? session.Token.UserPrincipalName ?? throw new GdapException(
            "NoUserInSession",
            GdapErrorKind.InvalidInput,
            "The session is one of an application: there is no account whose sign-in policies could be judged.",
            recommendedAction: "Name an account, or connect as the account.");
        PostureInput read = await new PostureReader(session.Graph)
            .ReadAsync(session.TenantId, account, cancellationToken).ConfigureAwait(false);
        bool isOwn = user is null || Words.Same(user, session.Token.ObjectId) ||
            Words.Same(user, session.Token.UserPrincipalName);
        return Report(read with
        {
            SignInIpAddress = isOwn ? session.Token.IPAddress : null,
            ClientId = session.Token.AppId,
        });
    }

    /// <summary>Judges what was read, and says what of it explains the sign-in at hand.</summary>
    public static PostureReport Report(PostureInput input)
    {
        PostureResult result = PostureEvaluator.Evaluate(input);
        SignInPlace? place = input.SignInIpAddress is string address ? PostureEvaluator.Explain(input, address) : null;
        Dictionary<string, string> evidence = [];
        if (place is { NamedLocations.Count: > 0 })
        {
            evidence["Named locations"] = string.Join(", ", place.NamedLocations);
        }

        if (place is { ExcludingPolicies.Count: > 0 })
        {
            evidence["Policies that leave this place out"] = string.Join(", ", place.ExcludingPolicies);
        }

        return new PostureReport(result, Because(result, place), evidence);
    }

    private static string? Because(PostureResult result, SignInPlace? place)
    {
        if (result.Verdict == PostureVerdict.NotEnforced)
        {
            return "nothing in the partner tenant requires MFA of it";
        }

        return place is { IsInGap: true, ExcludingPolicies.Count: > 0 } ? $"it {LowerFirst(place.Text.TrimEnd('.'))}" : null;
    }

    private static string LowerFirst(string text) => "was " + char.ToLowerInvariant(text[0]) + text.Substring(1);
}
