using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Reads whom and which resources a policy names.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessusers</summary>
internal static class AudienceParser
{
    public static PolicyUsers? ParseUsers(FieldReader? users)
    {
        if (users is null)
        {
            return null;
        }

        PolicyUsers parsed = new()
        {
            Users = new Inclusion(users.Texts("includeUsers"), users.Texts("excludeUsers")),
            Groups = new Inclusion(users.Texts("includeGroups"), users.Texts("excludeGroups")),
            Roles = new Inclusion(users.Texts("includeRoles"), users.Texts("excludeRoles")),
            IncludeGuests = ParseGuests(users.Child("includeGuestsOrExternalUsers")),
            ExcludeGuests = ParseGuests(users.Child("excludeGuestsOrExternalUsers")),
        };
        users.Close();
        return parsed;
    }

    public static PolicyApplications? ParseApplications(FieldReader? applications)
    {
        if (applications is null)
        {
            return null;
        }

        FieldReader? filter = applications.Child("applicationFilter");
        filter?.Member("mode", KnownMembers.FilterModes);
        filter?.Text("rule");
        filter?.Close();
        PolicyApplications parsed = new()
        {
            Applications = new Inclusion(
                applications.Texts("includeApplications"), applications.Texts("excludeApplications")),
            UserActions = applications.Texts("includeUserActions"),
            AuthenticationContexts = applications.Texts("includeAuthenticationContextClassReferences"),
            HasFilter = filter is not null,
        };
        applications.Close();
        return parsed;
    }

    /// <summary>Whether the policy names service principals or agents.</summary>
    public static bool NamesWorkloads(FieldReader? clients)
    {
        if (clients is null)
        {
            return false;
        }

        IEnumerable<string> named = clients.Texts("includeServicePrincipals")
            .Concat(clients.Texts("includeAgentIdServicePrincipals"));
        bool namesWorkloads = named.Any() || HasFilter(clients, "servicePrincipalFilter") |
            HasFilter(clients, "agentIdServicePrincipalFilter");
        clients.Texts("excludeServicePrincipals");
        clients.Texts("excludeAgentIdServicePrincipals");
        clients.Ignore("servicePrincipalFilter", "agentIdServicePrincipalFilter");
        clients.Close();
        return namesWorkloads;
    }

    private static bool HasFilter(FieldReader clients, string name)
    {
        FieldReader? filter = clients.Child(name);
        filter?.Member("mode", KnownMembers.FilterModes);
        filter?.Text("rule");
        filter?.Close();
        return filter is not null;
    }

    private static GuestSelection? ParseGuests(FieldReader? guests)
    {
        if (guests is null)
        {
            return null;
        }

        IReadOnlyList<string> types = guests.Flags("guestOrExternalUserTypes", KnownMembers.GuestTypes);
        FieldReader? tenants = guests.Child("externalTenants");
        string? kind = tenants?.Member("membershipKind", KnownMembers.MembershipKinds);
        tenants?.Texts("members");
        tenants?.Close();
        guests.Close();
        return new GuestSelection(types, tenants is null || kind?.ToUpperInvariant() == "ALL");
    }
}
