using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Who calls, as the token says.</summary>
internal sealed class Caller
{
    private readonly JsonElement _claims;

    public Caller(JsonElement claims)
    {
        _claims = claims;
    }

    public JsonElement Claims => _claims;

    public string? TenantId => _claims.Text("tid");

    public string? Id => _claims.Text("oid");

    public string Audience => _claims.Text("aud") ?? "";

    public bool IsAppOnly => _claims.Text("idtyp") == "app" || (_claims.Text("scp") is null && IsNameless);

    /// <summary>The scopes or app roles that the token states; null when it states none at all.</summary>
    public IReadOnlyList<string>? Permissions =>
        _claims.Text("scp") is string scopes ? scopes.Split([' '], StringSplitOptions.RemoveEmptyEntries)
        : _claims.Texts("roles").Any() ? [.. _claims.Texts("roles")]
        : null;

    public bool HasMfa => _claims.Texts("amr").Any(method => method is "mfa" or "ngcmfa");

    private bool IsNameless => _claims.Text("upn") is null
        && _claims.Text("unique_name") is null
        && _claims.Text("preferred_username") is null
        && _claims.Find("amr") is null;

    public bool IsExpired(DateTimeOffset now) => _claims.Number("exp") is long exp && exp <= now.ToUnixTimeSeconds();
}
