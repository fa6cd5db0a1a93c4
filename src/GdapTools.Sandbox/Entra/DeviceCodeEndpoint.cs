using System.Globalization;
using System.Threading;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Hands out device codes.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code</summary>
internal sealed class DeviceCodeEndpoint
{
    private const int LifetimeSeconds = 900;
    private const string VerificationUri = "https://microsoft.com/devicelogin";

    private readonly SandboxWorld _world;
    private readonly SignInBook _signIns;
    private readonly DeviceCodes _codes;
    private int _count;

    public DeviceCodeEndpoint(SandboxWorld world, SignInBook signIns, DeviceCodes codes)
    {
        _world = world;
        _signIns = signIns;
        _codes = codes;
    }

    public SandboxResponse Handle(SandboxCall call, string tenant)
    {
        TokenRequest request = new(call);
        if (_world.Tenants.Resolve(tenant, _world.Snapshot.PartnerTenantId) is null)
        {
            return EntraErrors.UnknownTenant(call, tenant);
        }

        if (request.ClientId is null)
        {
            return EntraErrors.MissingParameter(call, "client_id");
        }

        if (_signIns.Choose(SnapshotGrant.DeviceCode, request) is not SignIn signIn)
        {
            return EntraErrors.UnknownUser(call, tenant, request.LoginHint);
        }

        int number = Interlocked.Increment(ref _count);
        string deviceCode = _signIns.StatedCode(signIn, SnapshotGrant.DeviceCode)
            ?? "sandbox-device-" + number.ToString(CultureInfo.InvariantCulture);
        _codes.Add(deviceCode, signIn);
        return Answer(deviceCode, "SANDBX" + number.ToString("D3", CultureInfo.InvariantCulture));
    }

    private SandboxResponse Answer(string deviceCode, string userCode) => EntraJson.Answer(200, writer =>
    {
        writer.WriteString("user_code", userCode);
        writer.WriteString("device_code", deviceCode);
        writer.WriteString("verification_uri", VerificationUri);
        writer.WriteNumber("expires_in", LifetimeSeconds);
        writer.WriteNumber("interval", (int)_world.Options.DeviceCodeInterval.TotalSeconds);
        writer.WriteString(
            "message",
            $"To sign in, use a web browser to open the page {VerificationUri} and enter the code {userCode} to "
                + "authenticate.");
    });
}
