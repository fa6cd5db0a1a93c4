using System.Collections.Generic;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>
/// Everything the verdict rests on, as it was read. What could not be read is a reading without a value;
/// the verdict says what that leaves open.
/// </summary>
public sealed record PostureInput
{
    public required PostureAccount Account { get; init; }

    /// <summary>Whether security defaults are on.</summary>
    public required Reading<bool> SecurityDefaults { get; init; }

    /// <summary>The Conditional Access policies that v1.0 lists: without those that use preview features.</summary>
    public required Reading<IReadOnlyList<JsonElement>> Policies { get; init; }

    /// <summary>The Conditional Access policies that beta lists: all of them.</summary>
    public required Reading<IReadOnlyList<JsonElement>> BetaPolicies { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> NamedLocations { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> AuthenticationStrengths { get; init; }

    /// <summary>disabled, enabled or enforced.</summary>
    public required Reading<string> PerUserMfaState { get; init; }

    /// <summary>Null when it was not asked for.</summary>
    public Reading<FederationFacts>? Federation { get; init; }

    /// <summary>Where the token at hand was issued to (its <c>ipaddr</c> claim), if known.</summary>
    public string? SignInIpAddress { get; init; }

    /// <summary>The application id of the automation, if known.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether sign-ins to that application itself are judged too.</summary>
    public bool IsClientTarget { get; init; }

    /// <summary>The accounts and groups that policies exclude, as far as they exist; null when it was not asked for.</summary>
    public Reading<IReadOnlyList<ExcludedPrincipal>>? Excluded { get; init; }

    /// <summary>External authentication methods that are switched on, by name; null when it was not asked for.</summary>
    public Reading<IReadOnlyList<string>>? ExternalMethods { get; init; }
}
