namespace GdapTools.Core.Authentication.Flows;

/// <summary>A token that a flow is to get.</summary>
/// <param name="Scope">The service's default scope.</param>
/// <param name="TenantId">The tenant that issues it.</param>
/// <param name="Claims">Claims that a service demanded, as JSON; null for none.</param>
internal sealed record FlowRequest(string Scope, string TenantId, string? Claims)
{
    public string[] Scopes => [Scope];

    /// <summary>Passes over every cache.</summary>
    public bool IsRenewal { get; init; }

    /// <summary>Entra is to be asked for MFA wherever a user signs in.</summary>
    public bool AsksForMfa { get; init; }

    /// <summary>The last token would not do: the user signs in again, where there is one.</summary>
    public bool IsAnew { get; init; }

    /// <summary>The claims to ask for where a user signs in, or is to sign in again.</summary>
    public string? SignInClaims => AsksForMfa ? MfaDemand.AddTo(Claims) : Claims;
}
