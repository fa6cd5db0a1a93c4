using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>The readable part of an access token: header and claims, never the signature or the token itself.</summary>
public sealed class GraphTokenInfo
{
    private readonly IReadOnlyList<string> _scopes = [];
    private readonly IReadOnlyList<string> _appRoles = [];
    private readonly IReadOnlyList<string> _directoryRoleIds = [];
    private readonly IReadOnlyList<string> _amr = [];

    /// <summary>False for opaque, encrypted or broken input; then only <see cref="Message"/> and <see cref="MfaClaim"/> speak.</summary>
    public bool IsReadable { get; init; }

    public string? Audience { get; init; }

    public string? Issuer { get; init; }

    public string? TenantId { get; init; }

    public string? AppId { get; init; }

    public string? AppDisplayName { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? ObjectId { get; init; }

    public string? TokenVersion { get; init; }

    public SessionKind SessionKind { get; init; }

    public IReadOnlyList<string> Scopes { get => _scopes; init => _scopes = Indexable.Of(value); }

    /// <summary>Application permissions (<c>roles</c>).</summary>
    public IReadOnlyList<string> AppRoles { get => _appRoles; init => _appRoles = Indexable.Of(value); }

    /// <summary>Directory role template ids (<c>wids</c>).</summary>
    public IReadOnlyList<string> DirectoryRoleIds
    {
        get => _directoryRoleIds;
        init => _directoryRoleIds = Indexable.Of(value);
    }

    public IReadOnlyList<string> Amr { get => _amr; init => _amr = Indexable.Of(value); }

    public string? IPAddress { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public IReadOnlyDictionary<string, string> Header { get; init; } = new Dictionary<string, string>();

    /// <summary>Every claim, as text; arrays and objects as JSON.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    public MfaClaimResult? MfaClaim { get; init; }

    public string Message { get; init; } = "";
}
