using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Whether a policy covers the resource of a sign-in: concept-conditional-access-cloud-apps.</summary>
internal static class NaiveResources
{
    public static bool Covers(JsonElement policy, SignIn signIn, Doubts doubts)
    {
        JsonElement applications = policy.At("conditions.applications")!.Value;

        // User actions are tasks, and authentication contexts are asked for by name: neither is a token for a resource.
        if (applications.List("includeUserActions").Length > 0
            || applications.List("includeAuthenticationContextClassReferences").Length > 0)
        {
            return false;
        }

        return (Names(applications.List("includeApplications"), signIn, doubts) || IsFiltered(applications, "include", signIn, doubts))
            && !Names(applications.List("excludeApplications"), signIn, doubts)
            && !IsFiltered(applications, "exclude", signIn, doubts);
    }

    /// <summary>
    /// A filter asks for custom security attributes (concept-filter-for-applications), which are not among what is read.
    /// </summary>
    private static bool IsFiltered(JsonElement applications, string mode, SignIn signIn, Doubts doubts) =>
        applications.Text("applicationFilter.mode") == mode
        && doubts.Ask($"{signIn.Resource} matches {applications.Text("applicationFilter.rule")}");

    /// <summary>
    /// "Conditional Access applies to the resources requested by the client and the confidential client itself if it requests
    /// an ID token", which then is a resource like another. MicrosoftAdminPortals are "application IDs of the following
    /// Microsoft administrative portals", and none of them is a resource here.
    /// </summary>
    private static bool Names(string[] apps, SignIn signIn, Doubts doubts) =>
        apps.Has("All")
        || (signIn.Resource == TestIds.Graph ? apps.Any(app => StandsBehindGraph(app, doubts)) : apps.Has(signIn.Resource));

    /// <summary>
    /// "Microsoft Graph functions as an umbrella resource. Use Audience Reporting to see the underlying services and
    /// target those": which services stand behind the scopes of a token is not known here.
    /// </summary>
    private static bool StandsBehindGraph(string app, Doubts doubts) =>
        app is TestIds.Graph or TestIds.Exchange or "Office365" && doubts.Ask($"{app} stands behind Graph");
}
