using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Finds the sign-in that a request asks for: the first stated one that fits, else the default.</summary>
internal sealed class SignInBook
{
    /// <summary>The index of the default sign-in.</summary>
    public const int Default = -1;

    private static readonly Regex s_issued = new(@"^sandbox-refresh-(default|\d{1,6})-(public-|confidential-)?\d+$");

    private static readonly string[] s_names = ["upn", "preferred_username", "unique_name", "oid"];

    private readonly Snapshot _snapshot;

    public SignInBook(Snapshot snapshot)
    {
        _snapshot = snapshot;
    }

    /// <summary>The index of the first stated sign-in that fits; null when none does.</summary>
    /// <param name="grant">One of <see cref="SnapshotGrant"/>.</param>
    /// <param name="clientId">The application that signs in.</param>
    /// <param name="credential">The secret, refresh token or code; null where there is none yet.</param>
    /// <param name="loginHint">The wanted account; null or empty for any.</param>
    public int? Match(string grant, string? clientId, string? credential, string? loginHint)
    {
        for (int index = 0; index < _snapshot.SignIns.Count; index++)
        {
            SnapshotSignIn signIn = _snapshot.SignIns[index];
            bool fits = signIn.Grant == grant
                && (signIn.ClientId is null || AreEqual(signIn.ClientId, clientId))
                && (signIn.Credential is null || credential is null || signIn.Credential == credential)
                && (string.IsNullOrEmpty(loginHint) || IsCalled(signIn, loginHint));
            if (fits)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The sign-in for a request that none fits: the wanted account's own, however it is stated.</summary>
    /// <param name="grant">One of <see cref="SnapshotGrant"/>, whose sign-ins come first.</param>
    /// <param name="loginHint">The wanted account; null or empty for the default one.</param>
    /// <returns>Null when the wanted account does not exist.</returns>
    public SignIn? Fallback(string grant, string? loginHint)
    {
        if (string.IsNullOrEmpty(loginHint) || IsCalled(_snapshot.Account, _snapshot.AccessTokenClaims, loginHint))
        {
            return Get(Default);
        }

        int[] stated = [.. Enumerable.Range(0, _snapshot.SignIns.Count).Where(
            index => IsCalled(_snapshot.SignIns[index], loginHint))];
        return stated.Length == 0
            ? null
            : Get(stated.OrderBy(index => _snapshot.SignIns[index].Grant == grant ? 0 : 1).First());
    }

    public SignIn Get(int index)
    {
        if (index == Default)
        {
            return new SignIn { Account = _snapshot.Account, Claims = _snapshot.AccessTokenClaims };
        }

        SnapshotSignIn stated = _snapshot.SignIns[index];
        return new SignIn
        {
            Account = AccountOf(stated),
            Claims = stated.Claims ?? _snapshot.AccessTokenClaims,
            Error = stated.Error,
            HasOwnClaims = stated.Claims is not null,
            Index = index,
        };
    }

    /// <summary>The sign-in of a request that has no credential yet; null when the wanted account does not exist.</summary>
    public SignIn? Choose(string grant, TokenRequest request) =>
        Match(grant, request.ClientId, credential: null, request.LoginHint) is int index
            ? Get(index)
            : Fallback(grant, request.LoginHint);

    /// <summary>The code that the snapshot wants to be handed out for a sign-in; null when any will do.</summary>
    public string? StatedCode(SignIn signIn, string grant)
    {
        SnapshotSignIn? stated = signIn.Index == Default ? null : _snapshot.SignIns[signIn.Index];
        return stated?.Grant == grant ? stated.Credential : null;
    }

    /// <summary>Writes a refresh token that remembers its sign-in, and whether the application proved itself at it, at
    /// every sandbox of this snapshot.</summary>
    public static string IssueRefreshToken(SignIn signIn, bool isPublic, string number)
    {
        string index = signIn.Index == Default ? "default" : signIn.Index.ToString(CultureInfo.InvariantCulture);
        return $"sandbox-refresh-{index}-{(isPublic ? "public" : "confidential")}-{number}";
    }

    /// <summary>Whether a refresh token was issued to a public client; null for tokens that do not tell.</summary>
    public static bool? IsPublic(string refreshToken) => s_issued.Match(refreshToken).Groups[2].Value switch
    {
        "public-" => true,
        "confidential-" => false,
        _ => null,
    };

    /// <summary>The sign-in behind a refresh token that a sandbox issued; null for other tokens.</summary>
    public SignIn? FindIssued(string refreshToken)
    {
        Match match = s_issued.Match(refreshToken);
        if (!match.Success)
        {
            return null;
        }

        string stated = match.Groups[1].Value;
        bool isNumber = int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out int index);
        return !isNumber ? Get(Default) : index < _snapshot.SignIns.Count ? Get(index) : null;
    }

    private SnapshotAccount? AccountOf(SnapshotSignIn signIn) =>
        signIn.Account ?? (signIn.Grant == SnapshotGrant.ClientCredentials ? null : _snapshot.Account);

    private bool IsCalled(SnapshotSignIn signIn, string? name) =>
        IsCalled(signIn.Account ?? (HasName(signIn.Claims) ? null : AccountOf(signIn)), signIn.Claims, name);

    // An account is called by its id too; one that is not stated, by what the claims say of it.
    private static bool IsCalled(SnapshotAccount? account, JsonElement? claims, string? name) => account is not null
        ? AreEqual(account.UserPrincipalName, name) || AreEqual(account.Id, name)
        : s_names.Any(claim => AreEqual(claims?.Text(claim), name));

    private static bool HasName(JsonElement? claims) => s_names.Any(claim => claims?.Text(claim) is not null);

    private static bool AreEqual(string? one, string? other) =>
        one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
