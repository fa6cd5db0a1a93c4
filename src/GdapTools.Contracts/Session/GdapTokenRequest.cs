namespace GdapTools;

/// <summary>The access token that a token provider is asked for.</summary>
public sealed class GdapTokenRequest
{
    /// <summary>The service, for example <c>https://graph.microsoft.com</c>: -ResourceUrl of Get-AzAccessToken.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The same as a scope, for example <c>https://graph.microsoft.com/.default</c>.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The tenant that is to issue it; null for the partner's own.</summary>
    public string? TenantId { get; init; }

    /// <summary>Claims that are demanded of it, as JSON; null for none.</summary>
    public string? Claims { get; init; }

    /// <summary>True when the token given last was refused: a cache would give it again.</summary>
    public bool IsRenewal { get; init; }

    public GdapEnvironment Environment { get; init; }
}
