using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;
using GdapTools.Sandbox.Gdap;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>The Partner Center API over the resources of the partner tenant.
/// Source: https://learn.microsoft.com/partner-center/developer/partner-center-authentication</summary>
internal sealed class PartnerCenterService
{
    private const string Prefix = "partnercenter/";

    private static readonly string[] s_audiences =
    [
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
        "fabfbdc4-5751-471c-ac43-3826fa1afc31",
        "4990cffe-04e8-4e8b-808a-1175604b879f",
        "https://api.partnercenter.microsoft.com",
        "https://api.partner.microsoft.com",
        "https://partner.partnercenterapi.partner.microsoftonline.cn",
    ];

    private readonly SandboxWorld _world;
    private readonly ConsentService _consents;

    public PartnerCenterService(SandboxWorld world, GdapService gdap)
    {
        _world = world;
        _consents = new ConsentService(world, gdap);
    }

    public SandboxResponse Handle(SandboxCall call)
    {
        string? token = GraphTokenCheck.BearerToken(call);
        if (string.IsNullOrEmpty(token) || Jwt.ReadClaims(token!) is not { } claims)
        {
            return PartnerCenterErrors.InvalidToken(401, "Access denied: the token is missing or malformed.");
        }

        Caller caller = new(claims);
        call.TenantId = caller.TenantId;
        if (!IsForPartnerCenter(caller.Audience, call.Uri))
        {
            return PartnerCenterErrors.InvalidToken(
                900420,
                $"The audience '{caller.Audience}' in the token is invalid and is no longer supported in Partner "
                    + "Center API.");
        }

        return caller.IsExpired(call.Now)
            ? PartnerCenterErrors.ExpiredToken()
            : WithCompliance(call, caller, Answer(call, caller));
    }

    private SandboxResponse Answer(SandboxCall call, Caller caller)
    {
        bool isPrefixed = call.Path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
        string path = isPrefixed ? call.Path : Prefix + call.Path;
        string partner = _world.Snapshot.PartnerTenantId;
        if (_world.Stated.Take(partner, call.Method, path) is SandboxResponse stated)
        {
            return stated;
        }

        if (_world.Snapshot.EnforceMfa && !caller.IsAppOnly && !caller.HasMfa)
        {
            return PartnerCenterErrors.InvalidToken(
                900421, "Authentication failed. MFA required.", "Unauthorized - MFA required");
        }

        if (ConsentPath.Parse(path.Substring(Prefix.Length)) is ConsentPath consents)
        {
            return _consents.Handle(call, caller, consents);
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            return PartnerCenterErrors.Create(405, 405, "The method is not allowed.");
        }

        Resource? resource = _world.Tenants.Find(partner)?.Find(path, callerId: null);
        return resource is { Element.ValueKind: not JsonValueKind.Undefined }
            ? new SandboxResponse(200, resource.Element.GetRawText(), "application/json; charset=utf-8")
            : PartnerCenterErrors.Create(404, 404, "The resource was not found.");
    }

    private static SandboxResponse WithCompliance(SandboxCall call, Caller caller, SandboxResponse response)
    {
        bool isAsked = string.Equals(call.Header("ValidateMfa"), "true", StringComparison.OrdinalIgnoreCase);
        return isAsked && !caller.IsAppOnly
            ? response.With("isMfaCompliant", caller.HasMfa ? "true" : "false")
            : response;
    }

    private static bool IsForPartnerCenter(string audience, Uri uri)
    {
        string bare = audience.TrimEnd('/');
        return s_audiences.Contains(bare, StringComparer.OrdinalIgnoreCase)
            || bare.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
