using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A Conditional Access policy as read, with what could not be understood in it.</summary>
internal sealed record CaPolicy
{
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string State { get; init; } = "";

    public PolicyUsers? Users { get; init; }

    public PolicyApplications? Applications { get; init; }

    /// <summary>Whether it names service principals: such a policy is for workloads, not for users.</summary>
    public bool NamesWorkloads { get; init; }

    public IReadOnlyList<string> ClientAppTypes { get; init; } = [];

    public Inclusion Platforms { get; init; } = Inclusion.Anything;

    public Inclusion Locations { get; init; } = Inclusion.Anything;

    public IReadOnlyList<string> SignInRiskLevels { get; init; } = [];

    public IReadOnlyList<string> UserRiskLevels { get; init; } = [];

    public IReadOnlyList<string> InsiderRiskLevels { get; init; } = [];

    public IReadOnlyList<string> TransferMethods { get; init; } = [];

    public DeviceFilter? DeviceFilter { get; init; }

    public PolicyGrant Grant { get; init; } = new();

    public bool HasSessionControls { get; init; }

    /// <summary>How often the user has to sign in anew; null when it says nothing of that.</summary>
    public SignInFrequency? Frequency { get; init; }

    public IReadOnlyList<Oddity> Oddities { get; init; } = [];

    public string Name => DisplayName.Length > 0 ? DisplayName : Id;

    public bool IsDisabled => Words.Same(State, "disabled");

    public bool IsReportOnly => Words.Same(State, "enabledForReportingButNotEnforced");

    public bool IsInForce => !IsDisabled && !IsReportOnly;

    /// <summary>Whether something under this path is not understood.</summary>
    public bool IsOddIn(string path) => Oddities.Any(oddity =>
        oddity.Path == path || oddity.Path.StartsWith(path + ".", StringComparison.Ordinal));
}

/// <summary>What a condition covers: what is included, less what is excluded.</summary>
internal sealed record Inclusion(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>A condition that is not set covers everything.</summary>
    public static readonly Inclusion Anything = new([], []);

    public bool IsSet => Include.Count > 0 || Exclude.Count > 0;
}

/// <summary>Whom a policy covers.</summary>
internal sealed record PolicyUsers
{
    public Inclusion Users { get; init; } = Inclusion.Anything;

    public Inclusion Groups { get; init; } = Inclusion.Anything;

    public Inclusion Roles { get; init; } = Inclusion.Anything;

    public GuestSelection? IncludeGuests { get; init; }

    public GuestSelection? ExcludeGuests { get; init; }
}

/// <summary>Kinds of guests, of all tenants or of those listed.</summary>
internal sealed record GuestSelection(IReadOnlyList<string> Types, bool CoversAllTenants);

/// <summary>Which resources a policy covers.</summary>
internal sealed record PolicyApplications
{
    public Inclusion Applications { get; init; } = Inclusion.Anything;

    public IReadOnlyList<string> UserActions { get; init; } = [];

    public IReadOnlyList<string> AuthenticationContexts { get; init; } = [];

    public bool HasFilter { get; init; }
}

/// <summary>A rule on the properties of the device.</summary>
internal sealed record DeviceFilter(bool Includes, string Rule);
