using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A context in which a token without MFA is issued.</summary>
public sealed class PostureGap
{
    private readonly IReadOnlyList<string> _policyIds = [];
    private readonly IReadOnlyList<PosturePolicy> _policies = [];

    /// <summary>In plain words: from where, with what, past which policy.</summary>
    public string Description { get; init; } = "";

    /// <summary>Dimension and value, for example <c>Location</c> and <c>HQ (trusted)</c>.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary>The policies that come closest to closing it.</summary>
    public IReadOnlyList<string> PolicyIds { get => _policyIds; init => _policyIds = Indexable.Of(value); }

    /// <summary>Every policy of the tenant, with the reason why it does not close this gap.</summary>
    public IReadOnlyList<PosturePolicy> Policies { get => _policies; init => _policies = Indexable.Of(value); }

    public GapCertainty Certainty { get; init; }
}
