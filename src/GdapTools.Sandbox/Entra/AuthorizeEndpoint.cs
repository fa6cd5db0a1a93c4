using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Signs a user in at once, without a page, and hands the browser back with a code.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow</summary>
internal sealed class AuthorizeEndpoint
{
    private readonly SandboxWorld _world;
    private readonly SignInBook _signIns;
    private readonly AuthorizationCodes _codes;
    private int _count;

    public AuthorizeEndpoint(SandboxWorld world, SignInBook signIns, AuthorizationCodes codes)
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

        bool isUri = Uri.TryCreate(request["redirect_uri"], UriKind.Absolute, out Uri? redirect);
        if (!isUri || redirect!.Scheme is not ("http" or "https"))
        {
            return EntraErrors.MissingParameter(call, "redirect_uri");
        }

        if (_signIns.Choose(SnapshotGrant.AuthorizationCode, request) is not SignIn signIn)
        {
            return EntraErrors.UnknownUser(call, tenant, request.LoginHint);
        }

        string number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        string code = _signIns.StatedCode(signIn, SnapshotGrant.AuthorizationCode) ?? "sandbox-code-" + number;
        _codes.Add(code, signIn, request["code_challenge"]);
        return Return(redirect, request, code);
    }

    private static SandboxResponse Return(Uri redirect, TokenRequest request, string code)
    {
        List<KeyValuePair<string, string>> values = [new("code", code)];
        if (request["state"] is string state)
        {
            values.Add(new KeyValuePair<string, string>("state", state));
        }

        if (request["response_mode"] == "form_post")
        {
            string fields = string.Concat(values.Select(value =>
                $"<input type=\"hidden\" name=\"{value.Key}\" value=\"{WebUtility.HtmlEncode(value.Value)}\" />"));
            string page = "<html><head><title>Working...</title></head><body>"
                + $"<form method=\"POST\" name=\"hiddenform\" action=\"{WebUtility.HtmlEncode(redirect.AbsoluteUri)}\">"
                + $"{fields}</form><script>document.forms[0].submit();</script></body></html>";
            return new SandboxResponse(200, page, "text/html; charset=utf-8");
        }

        string query = string.Join("&", values.Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value)}"));
        string mark = request["response_mode"] == "fragment" ? "#" : redirect.Query.Length > 0 ? "&" : "?";
        return new SandboxResponse(302).With("Location", redirect.AbsoluteUri + mark + query);
    }
}
