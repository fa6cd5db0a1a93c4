using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships.Access;

/// <summary>The groups an account could be in if it activated a membership in Privileged Identity Management.</summary>
internal sealed class Eligibility
{
    private readonly Dictionary<string, string> _eligibleByGroup = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when what groups are eligible for, or the groups around an eligible one, could not all be read.</summary>
    public bool IsPartial { get; set; }

    /// <param name="groupId">A group the account would be in.</param>
    /// <param name="eligibleGroupId">The group to activate: the same, or one inside it.</param>
    public void Add(string groupId, string eligibleGroupId)
    {
        if (!_eligibleByGroup.ContainsKey(groupId))
        {
            _eligibleByGroup.Add(groupId, eligibleGroupId);
        }
    }

    /// <summary>The group whose membership is to be activated to be in this one; null when there is none.</summary>
    public string? For(string groupId) => _eligibleByGroup.TryGetValue(groupId, out string? eligible) ? eligible : null;
}
