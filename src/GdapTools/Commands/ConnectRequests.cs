using System;
using System.Security;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Store;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox;
using GdapTools.Session;

namespace GdapTools.Commands;

/// <summary>Makes of the parameters of Connect-GdapPartner what a session needs. Runs on the pipeline thread.</summary>
internal static class ConnectRequests
{
    /// <exception cref="GdapException">The parameters do not go together, or name something that cannot be used.</exception>
    public static ConnectRequest Of(ConnectGdapPartnerCommand command) => command.ParameterSetName switch
    {
        ConnectGdapPartnerCommand.SandboxSet => WithoutNetwork(
            command, () => SnapshotConnection.Play(SampleSnapshot.Load(), command.LoginHint, TimeProvider.System)),
        ConnectGdapPartnerCommand.SnapshotSet => WithoutNetwork(command, () => OfSnapshot(command)),
        _ => OverNetwork(command),
    };

    private static ConnectRequest OverNetwork(ConnectGdapPartnerCommand command)
    {
        (SignIn signIn, SessionSource source) = SignInOf(command);
        return new ConnectRequest
        {
            SignIn = signIn with
            {
                ClientId = command.ClientId,
                TenantId = command.TenantId,
                RequiresMfa = command.RequireMfa,
                ForcesSignIn = command.ForceSignIn,
            },
            Source = source,
            TokenStore = command.PersistTokens
                ? new TokenStoreOptions { AllowsUnencrypted = command.AllowUnencryptedStorage }
                : null,
            Endpoints = command.FindEndpoints(),
            Proxy = command.FindProxy(),
        };
    }

    private static (SignIn SignIn, SessionSource Source) SignInOf(ConnectGdapPartnerCommand command) =>
        command.ParameterSetName switch
        {
            ConnectGdapPartnerCommand.AccessTokenSet =>
                (new AccessTokenSignIn(Secret.Reveal(command.AccessToken)), SessionSource.AccessToken),
            ConnectGdapPartnerCommand.TokenProviderSet =>
                (UserScripts.TokenProvider(command.TokenProvider), SessionSource.TokenProvider),
            ConnectGdapPartnerCommand.ManagedIdentitySet =>
                (new ManagedIdentitySignIn(command.ManagedIdentityClientId), SessionSource.ManagedIdentity),
            ConnectGdapPartnerCommand.RefreshTokenSet =>
                (OfRefreshToken(command, command.RefreshToken, command.ClientKind), SessionSource.RefreshToken),
            ConnectGdapPartnerCommand.InteractiveSet when command.InputObject is PartnerRefreshToken token =>
                (OfRefreshToken(command, token.RefreshToken, token.ClientKind), SessionSource.RefreshToken),
            ConnectGdapPartnerCommand.DeviceCodeSet => (UserScripts.DeviceCode() with { LoginHint = command.LoginHint }, SessionSource.DeviceCode),
            ConnectGdapPartnerCommand.InteractiveSet =>
                (new InteractiveSignIn { LoginHint = command.LoginHint }, SessionSource.Interactive),
            _ => (new AppSignIn(CredentialOf(command)!), command.ParameterSetName switch
            {
                ConnectGdapPartnerCommand.ClientSecretSet => SessionSource.ClientSecret,
                ConnectGdapPartnerCommand.FederatedIdentitySet => SessionSource.FederatedIdentity,
                _ => SessionSource.Certificate,
            }),
        };

    private static RefreshTokenSignIn OfRefreshToken(ConnectGdapPartnerCommand command, SecureString token, ClientKind? clientKind)
    {
        ClientCredential? credential = CredentialOf(command);

        // Entra would say so too (AADSTS700025, 7000218), in other words and later.
        if (clientKind is ClientKind kind && kind == ClientKind.Public != credential is null)
        {
            string id = kind == ClientKind.Public ? "ClientSecretNotAllowed" : "ClientSecretRequired";
            throw new GdapException(
                id,
                GdapErrorKind.InvalidInput,
                kind == ClientKind.Public
                    ? "This refresh token was issued to a public client: it is redeemed without secret or certificate."
                    : "This refresh token was issued to a confidential client: it is redeemed with its secret or certificate only.",
                command.ClientId,
                SignInAdvice.For(id));
        }

        return new RefreshTokenSignIn(Secret.Reveal(token), credential)
        {
            Rotated = command.RefreshTokenRotated is null ? null : UserScripts.Rotated(command.RefreshTokenRotated),
        };
    }

    private static ClientCredential? CredentialOf(ConnectGdapPartnerCommand command) =>
        ClientCredentials.Find(command, command.GetUnresolvedProviderPathFromPSPath);

    private static ConnectRequest OfSnapshot(ConnectGdapPartnerCommand command)
    {
        string path = command.GetUnresolvedProviderPathFromPSPath(command.Snapshot);
        return SnapshotConnection.Read(SnapshotReader.Read(path), path, command.LoginHint);
    }

    private static ConnectRequest WithoutNetwork(ConnectGdapPartnerCommand command, Func<ConnectRequest> build)
    {
        string[] forNetwork =
        [
            nameof(command.Environment), nameof(command.GraphEndpoint), nameof(command.AuthorityHost),
            nameof(command.PartnerCenterEndpoint), nameof(command.Proxy), nameof(command.ProxyCredential),
            nameof(command.ProxyUseDefaultCredentials),
        ];

        if (Array.Find(forNetwork, command.MyInvocation.BoundParameters.ContainsKey) is string unused)
        {
            throw new GdapException(
                "ParameterWithoutUse",
                GdapErrorKind.InvalidInput,
                $"-{unused} has no meaning with -{command.ParameterSetName}, which uses no network.",
                unused,
                "Leave it out, or connect to Start-GdapSandbox, which is reached over the network.");
        }

        return build();
    }
}
