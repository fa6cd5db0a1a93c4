using System;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>Azure's identity of the machine, by itself and in place of a secret. The environment names its endpoint; no
/// other test reads these variables.</summary>
public sealed class ManagedIdentityTests : IDisposable
{
    // MSAL keeps tokens of identities for the whole process.
    private readonly string _identity = Guid.NewGuid().ToString();

    private readonly Bench _bench = new();

    public ManagedIdentityTests()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", _bench.Server.Uri + "msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "canary-of-the-header");
    }

    [Fact]
    public async Task The_machine_signs_in_as_itself()
    {
        using GdapSession session = await _bench.ConnectAsync(new ManagedIdentitySignIn(null) { RequiresMfa = true });

        Assert.Equal((SessionKind.AppOnly, SmallPartner.Partner), (session.Kind, session.TenantId));
        Assert.Equal("https://graph.microsoft.com", session.Token.Audience);
        Assert.Equal(0, _bench.Count("/oauth2/v2.0/token"));
    }

    [Fact]
    public async Task A_user_assigned_identity_is_named()
    {
        using GdapSession session = await _bench.ConnectAsync(new ManagedIdentitySignIn(_identity));

        Assert.Equal(_identity, session.Token.AppId);
    }

    [Fact]
    public async Task It_has_no_token_of_a_customer()
    {
        using GdapSession session = await _bench.ConnectAsync(new ManagedIdentitySignIn(null));

        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => Bench.CustomerTokenAsync(session));

        Assert.Equal("TokenOfAnotherTenant", failure.ErrorId);
        Assert.Contains("-FederatedIdentity", failure.RecommendedAction);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_stands_for_the_secret_of_the_application(bool isForUser)
    {
        ManagedIdentityCredential credential = new(_identity);

        using GdapSession session = await _bench.ConnectAsync(
            isForUser ? new RefreshTokenSignIn("any", credential) : new AppSignIn(credential));
        await Bench.CustomerTokenAsync(session);

        Assert.Equal(isForUser ? SessionKind.Delegated : SessionKind.AppOnly, session.Kind);
        Assert.Equal(_bench.ClientId, session.Token.AppId);
        Assert.NotEqual(0, _bench.Count("msi/token"));
        Assert.Equal(2, _bench.Count("/oauth2/v2.0/token"));
    }

    [Fact]
    public async Task Where_there_is_none_it_is_said()
    {
        using Bench refusing = new(edit: null, new GdapFault { Kind = GdapFaultKind.Reset, Path = "nothing" });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", refusing.Server.Uri + "msi/nothing");

        GdapException failure = await refusing.FailAsync(new ManagedIdentitySignIn(_identity));

        Assert.Equal("ManagedIdentityUnavailable", failure.ErrorId);
        Assert.DoesNotContain("canary", failure.ToString());
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        _bench.Dispose();
    }
}
