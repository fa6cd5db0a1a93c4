using System;
using System.Linq;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>The form of a request for a token, or for a code that is later turned into one.</summary>
internal sealed class TokenRequest
{
    private readonly NameValues _form;
    private readonly NameValues _query;

    public TokenRequest(SandboxCall call)
    {
        _form = NameValues.Parse(call.Body);
        _query = call.Query;
    }

    public string? GrantType => this["grant_type"];

    public string? ClientId => this["client_id"];

    public string? ClientSecret => this["client_secret"];

    /// <summary>Whether the application proves itself, by secret or certificate.</summary>
    public bool IsProven => ClientSecret is not null || this["client_assertion"] is not null;

    public string? LoginHint => this["login_hint"];

    public string? DeviceCode => this["device_code"] ?? this["code"];

    public string Scope => this["scope"] ?? "";

    /// <summary>The permissions that the scope names one by one, without their resource; empty where it asks for all that
    /// were consented to.</summary>
    public string NamedScopes => string.Join(" ", Scope
        .Split([' '], StringSplitOptions.RemoveEmptyEntries)
        .Where(scope => scope.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        .Select(scope => scope.Substring(scope.LastIndexOf('/') + 1))
        .Where(scope => scope != ".default"));

    /// <summary>One of <see cref="SnapshotGrant"/>; null for a grant that the sandbox does not know.</summary>
    public string? Grant
    {
        get
        {
            string name = (GrantType ?? "").Split(':').Last();
            return SnapshotGrant.All.FirstOrDefault(grant => grant == name);
        }
    }

    /// <summary>What the token is for: the resource that the scope names, Microsoft Graph where it names none.</summary>
    public string Resource
    {
        get
        {
            foreach (string scope in Scope.Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                int slash = scope.LastIndexOf('/');
                if (slash > 0)
                {
                    return scope.Substring(0, slash);
                }
            }

            return this["resource"] ?? "https://graph.microsoft.com";
        }
    }

    public string? this[string name]
    {
        get
        {
            string? value = _form[name] ?? _query[name];
            return string.IsNullOrEmpty(value) ? null : value;
        }
    }
}
