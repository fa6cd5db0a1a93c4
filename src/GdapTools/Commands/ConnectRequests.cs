using System;
using System.Net;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
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
            Endpoints = CloudEndpoints.For(command.Environment)
                .With(command.AuthorityHost, command.GraphEndpoint, command.PartnerCenterEndpoint),
            Proxy = ProxyOf(command),
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
                (new RefreshTokenSignIn(Secret.Reveal(command.RefreshToken), ClientCredentials.Find(command)), SessionSource.RefreshToken),
            ConnectGdapPartnerCommand.DeviceCodeSet => (UserScripts.DeviceCode(), SessionSource.DeviceCode),
            ConnectGdapPartnerCommand.InteractiveSet =>
                (new InteractiveSignIn { LoginHint = command.LoginHint }, SessionSource.Interactive),
            _ => (new AppSignIn(ClientCredentials.Find(command)!), command.ParameterSetName switch
            {
                ConnectGdapPartnerCommand.ClientSecretSet => SessionSource.ClientSecret,
                ConnectGdapPartnerCommand.FederatedIdentitySet => SessionSource.FederatedIdentity,
                _ => SessionSource.Certificate,
            }),
        };

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

    private static ProxySettings? ProxyOf(ConnectGdapPartnerCommand command)
    {
        ICredentials? credentials = command.ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials
            : command.ProxyCredential?.GetNetworkCredential();
        return command.Proxy is null && credentials is null
            ? null
            : new ProxySettings { Address = command.Proxy, Credentials = credentials };
    }
}
