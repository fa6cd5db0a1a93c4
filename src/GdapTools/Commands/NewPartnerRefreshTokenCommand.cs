using System;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.New, "PartnerRefreshToken", DefaultParameterSetName = ClientSecretSet)]
[OutputType(typeof(PartnerRefreshToken))]
public sealed class NewPartnerRefreshTokenCommand : NetworkCmdlet, IClientCredentialParameters
{
    private const string ClientSecretSet = "ClientSecret";
    private const string CertificateSet = "Certificate";
    private const string ThumbprintSet = "CertificateThumbprint";
    private const string CertificatePathSet = "CertificatePath";
    private const string FederatedIdentitySet = "FederatedIdentity";
    private const string DeviceCodeSet = "DeviceCode";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string TenantId { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [SecretTransformation]
    public SecureString? ClientSecret { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    public X509Certificate2? Certificate { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ThumbprintSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CertificatePathSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    [Parameter(ParameterSetName = CertificatePathSet)]
    [SecretTransformation]
    public SecureString? CertificatePassword { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FederatedIdentitySet)]
    public SwitchParameter FederatedIdentity { get; set; }

    [Parameter(ParameterSetName = FederatedIdentitySet)]
    [ValidateNotNullOrEmpty]
    public string? ManagedIdentityClientId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter UseDeviceCode { get; set; }

    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = CertificatePathSet)]
    [Parameter(ParameterSetName = FederatedIdentitySet)]
    public string? LoginHint { get; set; }

    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = CertificatePathSet)]
    [Parameter(ParameterSetName = FederatedIdentitySet)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; } = RefreshTokenRequest.DefaultPort;

    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ThumbprintSet)]
    [Parameter(ParameterSetName = CertificatePathSet)]
    [Parameter(ParameterSetName = FederatedIdentitySet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 300;

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefreshTokenRequest request = await InvokeAsync(Build).ConfigureAwait(false);
        PartnerRefreshToken token = await PartnerRefreshTokens.AcquireAsync(request, cancellationToken).ConfigureAwait(false);
        await WriteObjectAsync(token).ConfigureAwait(false);
    }

    private RefreshTokenRequest Build() => new()
    {
        ClientId = ClientId,
        TenantId = TenantId,
        Endpoints = FindEndpoints(),
        Proxy = FindProxy(),
        Credential = ClientCredentials.Find(this, GetUnresolvedProviderPathFromPSPath),
        Prompt = UseDeviceCode ? UserScripts.DeviceCode().Prompt : null,
        LoginHint = LoginHint,
        Port = Port,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
    };
}
