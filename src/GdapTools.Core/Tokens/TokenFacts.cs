using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>
/// The claims that matter here, by meaning rather than by token version.
/// Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
/// </summary>
internal sealed class TokenFacts
{
    private static readonly string[] s_idTokenClaims = ["nonce", "name", "preferred_username", "sub"];
    private static readonly string[] s_hashClaims = ["at_hash", "c_hash"];
    private static readonly string[] s_userClaims =
        ["upn", "unique_name", "preferred_username", "email", "family_name", "given_name", "onprem_sid", "puid"];

    public TokenFacts(TokenClaims claims)
    {
        Amr = claims.List("amr");
        Audiences = claims.List("aud", orOne: true) ?? [];
        Issuer = claims.Text("iss");
        TenantId = claims.Text("tid");
        AppId = claims.Text("appid") ?? claims.Text("azp");
        UserPrincipalName = claims.Text("upn")
            ?? claims.Text("preferred_username")
            ?? claims.Text("unique_name")
            ?? claims.Text("email");
        ObjectId = claims.Text("oid");
        Version = claims.Text("ver") ?? VersionOf(Issuer);
        Scopes = claims.Words("scp");
        AppRoles = claims.List("roles", orOne: true) ?? [];
        IssuedAt = claims.Time("iat");
        NotBefore = claims.Time("nbf");
        ExpiresAt = claims.Time("exp");
        SessionKind = SessionKindOf(claims);
        IsPersonalAccount = WellKnownTenant.IsPersonal(TenantId)
            || (Issuer ?? "").IndexOf(WellKnownTenant.Personal, StringComparison.OrdinalIgnoreCase) >= 0;
        IsIdToken = LooksLikeIdToken(claims);
        Unreadable = [.. claims.Unreadable];
    }

    /// <summary>Null when the claim is not there or no list.</summary>
    public IReadOnlyList<string>? Amr { get; }

    public IReadOnlyList<string> Audiences { get; }

    public string? Audience => Audiences.Count == 0 ? null : string.Join(" ", Audiences);

    public string? Issuer { get; }

    public string? TenantId { get; }

    public string? AppId { get; }

    public string? UserPrincipalName { get; }

    public string? ObjectId { get; }

    public string? Version { get; }

    public IReadOnlyList<string> Scopes { get; }

    public IReadOnlyList<string> AppRoles { get; }

    public DateTimeOffset? IssuedAt { get; }

    public DateTimeOffset? NotBefore { get; }

    public DateTimeOffset? ExpiresAt { get; }

    public SessionKind SessionKind { get; }

    public bool IsPersonalAccount { get; }

    public bool IsIdToken { get; }

    /// <summary>Claims that are there and not of the type they should be.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    public bool IsVersion2 => (Version ?? "").StartsWith("2", StringComparison.Ordinal);

    private static string? VersionOf(string? issuer) =>
        issuer switch
        {
            null => null,
            _ when issuer.TrimEnd('/').EndsWith("/v2.0", StringComparison.OrdinalIgnoreCase) => "2.0",
            _ when issuer.StartsWith("https://sts.", StringComparison.OrdinalIgnoreCase) => "1.0",
            _ => null,
        };

    private SessionKind SessionKindOf(TokenClaims claims)
    {
        string? idType = claims.Text("idtyp");
        if (string.Equals(idType, "app", StringComparison.OrdinalIgnoreCase))
        {
            return SessionKind.AppOnly;
        }

        if (idType is not null || Scopes.Count > 0 || claims.Has("amr") || s_userClaims.Any(claims.Has))
        {
            return SessionKind.Delegated;
        }

        // Without idtyp, an application's token is known by its roles, or by a subject that is the service principal.
        bool isOwnSubject = ObjectId is not null && ObjectId == claims.Text("sub");
        return AppRoles.Count > 0 || (AppId is not null && isOwnSubject) ? SessionKind.AppOnly : SessionKind.Unknown;
    }

    /// <summary>An id token names an application as its audience, and no application or scope beside it.</summary>
    private bool LooksLikeIdToken(TokenClaims claims)
    {
        if (claims.Has("scp") || claims.Has("idtyp"))
        {
            return false;
        }

        if (s_hashClaims.Any(claims.Has))
        {
            return true;
        }

        bool isForApp = Audiences.Count > 0
            && Audiences.All(audience => Guid.TryParse(audience, out _) && TokenAudience.ServiceOf(audience) is null);
        return AppId is null
            ? isForApp && s_idTokenClaims.Any(claims.Has)
            : isForApp && claims.Has("nonce") && Audiences.Contains(AppId, StringComparer.OrdinalIgnoreCase);
    }
}
