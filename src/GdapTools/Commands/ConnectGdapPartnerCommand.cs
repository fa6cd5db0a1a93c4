using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommunications.Connect, "GdapPartner", DefaultParameterSetName = DeviceCodeSet)]
[OutputType(typeof(GdapContext))]
public sealed class ConnectGdapPartnerCommand : AsyncCmdlet
{
    private const string SandboxSet = "Sandbox";
    private const string SnapshotSet = "Snapshot";
    private const string AccessTokenSet = "AccessToken";
    private const string ClientSecretSet = "ClientSecret";
    private const string RefreshTokenSet = "RefreshToken";
    private const string DeviceCodeSet = "DeviceCode";

    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = SnapshotSet)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string Snapshot { get; set; } = "";

    [Parameter(ParameterSetName = SandboxSet)]
    [Parameter(ParameterSetName = SnapshotSet)]
    public string? LoginHint { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [SecretTransformation]
    public SecureString AccessToken { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string TenantId { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString? ClientSecret { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString RefreshToken { get; set; } = null!;

    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter UseDeviceCode { get; set; }

    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public GdapEnvironment Environment { get; set; }

    [Parameter(ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    public Uri? GraphEndpoint { get; set; }

    [Parameter(ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    public Uri? AuthorityHost { get; set; }

    [Parameter(ParameterSetName = AccessTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    public Uri? PartnerCenterEndpoint { get; set; }

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        GdapSession session = await SessionFactory
            .ConnectAsync(await BuildAsync().ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        await InvokeAsync(() => SessionStore.Open(session.Context)).ConfigureAwait(false);

        if (session.Kind != SessionKind.AppOnly && session.MfaClaim.Verdict != MfaClaimVerdict.Pass)
        {
            await WriteWarningAsync(session.MfaClaim.Message + " Invoke-GdapDiagnostic says why, and what to change.")
                .ConfigureAwait(false);
        }

        await WriteObjectAsync(session.Context).ConfigureAwait(false);
    }

    private async Task<ConnectRequest> BuildAsync() => ParameterSetName switch
    {
        SandboxSet => ConnectRequests.OfSandbox(LoginHint),
        SnapshotSet => ConnectRequests.OfSnapshot(
            await InvokeAsync(() => GetUnresolvedProviderPathFromPSPath(Snapshot)).ConfigureAwait(false), LoginHint),
        AccessTokenSet => Over(new AccessTokenSignIn(Secret.Reveal(AccessToken)), SessionSource.AccessToken),
        ClientSecretSet => Over(new AppSignIn(new SecretCredential(Secret.Reveal(ClientSecret!))), SessionSource.ClientSecret),
        RefreshTokenSet => Over(
            new RefreshTokenSignIn(
                Secret.Reveal(RefreshToken),
                ClientSecret is null ? null : new SecretCredential(Secret.Reveal(ClientSecret))),
            SessionSource.RefreshToken),
        _ => Over(new DeviceCodeSignIn((message, _) => WriteWarningAsync(message)), SessionSource.DeviceCode),
    };

    private ConnectRequest Over(SignIn signIn, SessionSource source) => ConnectRequests.Of(
        signIn with { ClientId = ClientId, TenantId = TenantId },
        source,
        CloudEndpoints.For(Environment).With(AuthorityHost, GraphEndpoint, PartnerCenterEndpoint));
}
