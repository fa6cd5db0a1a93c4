using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Two policies with the same text of this kind mean the same for a sign-in.</summary>
internal static class PolicyFingerprint
{
    public static string Of(CaPolicy policy) => string.Join(
        "|",
        policy.State.ToUpperInvariant(),
        OfUsers(policy),
        policy.NamesWorkloads,
        Of(policy.Applications?.Applications),
        Of(policy.Applications?.UserActions),
        Of(policy.Applications?.AuthenticationContexts),
        policy.Applications?.HasFilter,
        Of(policy.ClientAppTypes),
        Of(policy.Platforms),
        Of(policy.Locations),
        Of(policy.SignInRiskLevels),
        Of(policy.UserRiskLevels),
        Of(policy.InsiderRiskLevels),
        Of(policy.TransferMethods),
        policy.DeviceFilter,
        policy.Grant.All || policy.Grant.Controls.Count < 2,
        Of(policy.Grant.Controls.Select(static control => control.ToString())),
        Of(policy.Oddities.Select(static oddity => oddity.Text)));

    public static string OfUsers(CaPolicy policy) => policy.Users is not PolicyUsers users
        ? ""
        : string.Join("|", Of(users.Users), Of(users.Groups), Of(users.Roles), Of(users.IncludeGuests),
            Of(users.ExcludeGuests));

    private static string Of(GuestSelection? guests) =>
        guests is null ? "" : $"{Of(guests.Types)}{guests.CoversAllTenants}";

    private static string Of(Inclusion? inclusion) =>
        inclusion is null ? "" : $"{Of(inclusion.Include)}-{Of(inclusion.Exclude)}";

    private static string Of(IEnumerable<string>? items) => string.Join(
        ",",
        (items ?? []).Select(static item => item.ToUpperInvariant())
            .OrderBy(static item => item, StringComparer.Ordinal));
}
