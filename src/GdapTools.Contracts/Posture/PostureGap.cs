using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A context in which a token without MFA is issued.</summary>
public sealed class PostureGap
{
    private readonly IReadOnlyList<string> _policyIds = [];

    /// <summary>In plain words: from where, with what, past which policy.</summary>
    public string Description { get; init; } = "";

    /// <summary>Dimension and value, for example <c>Location</c> and <c>HQ (trusted)</c>.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> PolicyIds { get => _policyIds; init => _policyIds = Indexable.Of(value); }

    public GapCertainty Certainty { get; init; }
}
