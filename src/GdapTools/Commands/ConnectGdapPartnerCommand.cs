using System;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommunications.Connect, "GdapPartner", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(GdapContext))]
public sealed class ConnectGdapPartnerCommand : NetworkCmdlet, IClientCredentialParameters
{
    internal const string InteractiveSet = "Interactive";
    internal const string DeviceCodeSet = "DeviceCode";
    internal const string ClientSecretSet = "ClientSecret";
    internal const string CertificateSet = "Certificate";
    internal const string ThumbprintSet = "CertificateThumbprint";
    internal const string CertificatePathSet = "CertificatePath";
    internal const string RefreshTokenSet = "RefreshToken";
    internal const string ManagedIdentitySet = "ManagedIdentity";
    internal const string FederatedIdentitySet = "FederatedIdentity";
    internal const string AccessTokenSet = "AccessToken";
    internal const string TokenProviderSet = "TokenProvider";
    internal const string SandboxSet = "Sandbox";
    internal const string SnapshotSet = "Snapshot";

    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = SnapshotSet)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string Snapshot { get; set; } = "";

    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Parameter(ParameterSetName = SnapshotSet)]
    public string? LoginHint { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedIdentitySet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedIdentitySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = TokenProviderSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string TenantId { get; set; } = "";

    // The engine gives what comes by the pipeline to the default set before it looks at others.
    [Parameter(ParameterSetName = InteractiveSet, ValueFromPipeline = true)]
    public PartnerRefreshToken? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter UseDeviceCode { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString? ClientSecret { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public X509Certificate2? Certificate { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    [Parameter(ParameterSetName = CertificatePathSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [SecretTransformation]
    public SecureString? CertificatePassword { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    [SecretTransformation]
    public SecureString RefreshToken { get; set; } = null!;

    [Parameter(ParameterSetName = RefreshTokenSet)]
    public ScriptBlock? RefreshTokenRotated { get; set; }

    [Parameter(ParameterSetName = RefreshTokenSet, ValueFromPipelineByPropertyName = true)]
    public ClientKind? ClientKind { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    public SwitchParameter ManagedIdentity { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FederatedIdentitySet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public SwitchParameter FederatedIdentity { get; set; }

    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = FederatedIdentitySet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty]
    public string? ManagedIdentityClientId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [SecretTransformation]
    public SecureString AccessToken { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = TokenProviderSet)]
    public ScriptBlock TokenProvider { get; set; } = null!;

    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = TokenProviderSet)]
    public SwitchParameter RequireMfa { get; set; }

    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter ForceSignIn { get; set; }

    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter PersistTokens { get; set; }

    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    public SwitchParameter AllowUnencryptedStorage { get; set; }

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConnectRequest request = await InvokeAsync(() => ConnectRequests.Of(this)).ConfigureAwait(false);
        GdapSession session = await SessionFactory.ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        await InvokeAsync(() => SessionStore.Open(session.Context)).ConfigureAwait(false);

        if (session.Kind != SessionKind.AppOnly && session.MfaClaim.Verdict != MfaClaimVerdict.Pass)
        {
            await WriteWarningAsync(session.MfaClaim.Message + " Invoke-GdapDiagnostic says why, and what to change.")
                .ConfigureAwait(false);
        }

        if (session.StoresPlainText)
        {
            await WriteWarningAsync("The sign-in is stored in plain text, readable by this user: there is no keyring that would protect it.")
                .ConfigureAwait(false);
        }

        await WriteObjectAsync(session.Context).ConfigureAwait(false);
    }
}
