using System;
using System.Globalization;
using System.Text.RegularExpressions;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Entra;

/// <summary>Finds the sign-in that a request asks for: the first stated one that fits, else the default account's.</summary>
internal sealed class SignInBook
{
    /// <summary>The index of the default sign-in.</summary>
    public const int Default = -1;

    private static readonly Regex s_issued = new(@"^sandbox-refresh-(default|\d{1,6})-\d+$");

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
                && (string.IsNullOrEmpty(loginHint) || AreEqual(AccountOf(signIn)?.UserPrincipalName, loginHint));
            if (fits)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The sign-in for a request that no stated one fits; null when the wanted account does not exist.</summary>
    public SignIn? Fallback(string? loginHint)
    {
        if (string.IsNullOrEmpty(loginHint) || AreEqual(_snapshot.Account?.UserPrincipalName, loginHint))
        {
            return Get(Default);
        }

        for (int index = 0; index < _snapshot.SignIns.Count; index++)
        {
            if (AreEqual(AccountOf(_snapshot.SignIns[index])?.UserPrincipalName, loginHint))
            {
                return Get(index);
            }
        }

        return null;
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

    /// <summary>The value of a stated credential; null when any will do.</summary>
    public string? CredentialOf(int index) => index == Default ? null : _snapshot.SignIns[index].Credential;

    /// <summary>Writes a refresh token that remembers its sign-in, so that it works at every sandbox of this snapshot.</summary>
    public static string IssueRefreshToken(SignIn signIn, string number)
    {
        string index = signIn.Index == Default ? "default" : signIn.Index.ToString(CultureInfo.InvariantCulture);
        return $"sandbox-refresh-{index}-{number}";
    }

    /// <summary>The sign-in behind a refresh token that a sandbox issued; null for other tokens.</summary>
    public SignIn? FindIssued(string refreshToken)
    {
        Match match = s_issued.Match(refreshToken);
        if (!match.Success)
        {
            return null;
        }

        bool isNumber = int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index);
        return !isNumber ? Get(Default) : index < _snapshot.SignIns.Count ? Get(index) : null;
    }

    private SnapshotAccount? AccountOf(SnapshotSignIn signIn) =>
        signIn.Account ?? (signIn.Grant == SnapshotGrant.ClientCredentials ? null : _snapshot.Account);

    private static bool AreEqual(string? one, string? other) =>
        one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
