using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>What came of looking at the credentials of a request: a sign-in, or a refusal.</summary>
internal sealed record SignInOutcome(SignIn? SignIn, SandboxResponse? Refusal)
{
    public static implicit operator SignInOutcome(SignIn signIn) => new(signIn, null);

    public static implicit operator SignInOutcome(SandboxResponse refusal) => new(null, refusal);
}

/// <summary>Looks at the credentials of a request. The words that are refused: <c>wrong</c> and <c>expired</c> as
/// secrets, <c>revoked</c> and <c>inactive</c> as refresh tokens. A refresh token that a sandbox issued is redeemed as it
/// was issued: with a secret or certificate, or without.</summary>
internal sealed class SignInDesk
{
    private readonly SignInBook _signIns;
    private readonly DeviceCodes _devices;
    private readonly AuthorizationCodes _codes;
    private readonly TenantPeople _people;

    public SignInDesk(SignInBook signIns, DeviceCodes devices, AuthorizationCodes codes, TenantPeople people)
    {
        _people = people;
        _signIns = signIns;
        _devices = devices;
        _codes = codes;
    }

    public SignInOutcome Receive(SandboxCall call, TokenRequest request, string tenant) => request.Grant switch
    {
        SnapshotGrant.ClientCredentials => WithSecret(call, request),
        SnapshotGrant.RefreshToken => WithRefreshToken(call, request, tenant),
        SnapshotGrant.DeviceCode => WithDeviceCode(call, request),
        _ => WithCode(call, request, tenant),
    };

    private SignInOutcome WithSecret(SandboxCall call, TokenRequest request)
    {
        string? secret = request.ClientSecret ?? request["client_assertion"];
        if (secret is null)
        {
            return EntraErrors.MissingParameter(call, "client_secret");
        }

        if (_signIns.Match(SnapshotGrant.ClientCredentials, request.ClientId, secret, loginHint: null) is int index)
        {
            return _signIns.Get(index);
        }

        SandboxResponse? fault = SecretFault(call, request);
        return fault is null ? _signIns.Get(SignInBook.Default) : fault;
    }

    private SignInOutcome WithRefreshToken(SandboxCall call, TokenRequest request, string tenant)
    {
        string? token = request["refresh_token"];
        if (token is null)
        {
            return EntraErrors.MissingParameter(call, "refresh_token");
        }

        if (SignInBook.IsPublic(token) is bool isPublic && isPublic == request.IsProven)
        {
            return isPublic ? EntraErrors.SecretNotAllowed(call) : EntraErrors.SecretRequired(call);
        }

        if (SecretFault(call, request) is SandboxResponse fault)
        {
            return fault;
        }

        if (_signIns.FindIssued(token) is SignIn issued)
        {
            return issued;
        }

        if (_signIns.Match(SnapshotGrant.RefreshToken, request.ClientId, token, request.LoginHint) is int index)
        {
            return _signIns.Get(index);
        }

        return token switch
        {
            "revoked" => EntraErrors.Revoked(call),
            "inactive" => EntraErrors.Inactive(call),
            _ => Fallback(call, request, tenant),
        };
    }

    private SignInOutcome WithDeviceCode(SandboxCall call, TokenRequest request)
    {
        string? code = request.DeviceCode;
        if (code is null)
        {
            return EntraErrors.MissingParameter(call, "device_code");
        }

        if (_devices.Find(code) is not SignIn signIn)
        {
            return EntraErrors.UnknownDeviceCode(call);
        }

        return _devices.IsApproved(code) ? signIn : EntraErrors.Pending(call);
    }

    private SignInOutcome WithCode(SandboxCall call, TokenRequest request, string tenant)
    {
        string? code = request["code"];
        if (code is null)
        {
            return EntraErrors.MissingParameter(call, "code");
        }

        if (SecretFault(call, request) is SandboxResponse fault)
        {
            return fault;
        }

        if (!_codes.IsProven(code, request["code_verifier"]))
        {
            return EntraErrors.WrongVerifier(call);
        }

        if (_codes.Find(code) is SignIn issued)
        {
            return issued;
        }

        return _signIns.Match(SnapshotGrant.AuthorizationCode, request.ClientId, code, request.LoginHint) is int index
            ? _signIns.Get(index)
            : Fallback(call, request, tenant);
    }

    private SignInOutcome Fallback(SandboxCall call, TokenRequest request, string tenant) =>
        _signIns.Fallback(request.Grant!, request.LoginHint) is SignIn signIn
            ? signIn
            : _people.Find(tenant, request.LoginHint) is SignIn own ? own
            : EntraErrors.UnknownUser(call, tenant, request.LoginHint);

    private static SandboxResponse? SecretFault(SandboxCall call, TokenRequest request) => request.ClientSecret switch
    {
        "wrong" => EntraErrors.WrongSecret(call, request.ClientId!),
        "expired" => EntraErrors.ExpiredSecret(call, request.ClientId!),
        _ => null,
    };
}
