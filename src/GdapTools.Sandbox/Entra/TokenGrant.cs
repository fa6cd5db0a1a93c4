using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>A sign-in that succeeded: everything its tokens are made of.</summary>
internal sealed class TokenGrant
{
    private readonly SandboxWorld _world;
    private readonly DateTimeOffset _now;

    public TokenGrant(
        SandboxWorld world,
        DateTimeOffset now,
        TokenRequest request,
        SignIn signIn,
        string tenantId,
        string homeTenantId)
    {
        _world = world;
        _now = now;
        TokenId = world.NextId();
        Request = request;
        SignIn = signIn;
        TenantId = tenantId;
        HomeTenantId = homeTenantId;
    }

    public TokenRequest Request { get; }

    public SignIn SignIn { get; }

    public string TenantId { get; }

    public string HomeTenantId { get; }

    public required TimeSpan Lifetime { get; init; }

    /// <summary>Tells this token apart from others with the same claims.</summary>
    public string TokenId { get; }

    public string Issuer => $"https://sts.windows.net/{TenantId}/";

    public long IssuedAt => OwnTime("iat") ?? Math.Min(Now, ExpiresAt - (long)Lifetime.TotalSeconds);

    public long NotBefore => OwnTime("nbf") ?? IssuedAt;

    public long ExpiresAt => OwnTime("exp") ?? Now + (long)Lifetime.TotalSeconds;

    public long ExpiresIn => Math.Max(0, ExpiresAt - Now);

    /// <summary>The scopes of the snapshot's own token, which a sign-in without scopes is given.</summary>
    public string? DefaultScopes => _world.Snapshot.AccessTokenClaims?.Text("scp");

    private long Now => _now.ToUnixTimeSeconds();

    /// <summary>A copy of the claims this sign-in starts from.</summary>
    public JsonObject CopyClaims() => SignIn.Claims is JsonElement claims ? JsonObject.Create(claims)! : [];

    /// <summary>The id of the guest that this account is in the tenant; null when it is none there.</summary>
    public string? FindGuestId()
    {
        string? name = SignIn.Account?.UserPrincipalName;
        if (name is null || TenantId.Equals(HomeTenantId, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string guestName = name.Replace('@', '_') + "#EXT#@";
        return _world.Tenants.Find(TenantId)?.Find("v1.0/users", callerId: null)?.Items?
            .Where(user => IsGuest(user, name, guestName))
            .Select(user => user.Text("id"))
            .FirstOrDefault();
    }

    private long? OwnTime(string claim) => SignIn.HasOwnClaims ? SignIn.Claims?.Number(claim) : null;

    private static bool IsGuest(JsonElement user, string name, string guestName) =>
        string.Equals(user.Text("userType"), "Guest", StringComparison.OrdinalIgnoreCase)
        && (string.Equals(user.Text("mail"), name, StringComparison.OrdinalIgnoreCase)
            || user.Texts("otherMails").Contains(name, StringComparer.OrdinalIgnoreCase)
            || user.Text("userPrincipalName")?.StartsWith(guestName, StringComparison.OrdinalIgnoreCase) == true);
}
