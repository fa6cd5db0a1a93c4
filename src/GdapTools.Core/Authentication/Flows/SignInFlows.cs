using System;
using GdapTools.Core.Authentication.Store;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>The flow for each kind of sign-in.</summary>
internal static class SignInFlows
{
    public static ISignInFlow For(
        SignIn signIn,
        CloudEndpoints endpoints,
        Transport transport,
        TimeProvider clock,
        TokenStore? store = null)
    {
        MsalApplications applications = new(signIn, endpoints, transport, store);
        return signIn switch
        {
            AppSignIn app => new AppFlow(applications, app.Credential),
            RefreshTokenSignIn refresh => new RefreshTokenFlow(applications, refresh),
            DeviceCodeSignIn device => new DeviceCodeFlow(applications, device),
            InteractiveSignIn browser => new InteractiveFlow(applications, browser, clock),
            ManagedIdentitySignIn identity => new ManagedIdentityFlow(identity.IdentityClientId),
            TokenProviderSignIn provider => new TokenProviderFlow(provider, endpoints, clock),
            _ => throw new NotSupportedException($"There is no flow for {signIn}."),
        };
    }
}
