using System.Collections.Generic;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>The account whose sign-ins are judged, as its home tenant knows it.</summary>
public sealed record PostureAccount
{
    /// <summary>The object id; null when only the name is known: then no policy naming users can be judged.</summary>
    public string? Id { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    /// <summary>As Graph returns it: Member or Guest. Null when it was not read.</summary>
    public string? UserType { get; init; }

    /// <summary>Why the account itself could not be read; null when it was.</summary>
    public GdapException? Failure { get; init; }

    /// <summary>The groups the account is in, directly or through others.</summary>
    public required Reading<IReadOnlyCollection<string>> GroupIds { get; init; }

    /// <summary>Their names by id, as far as they came with them.</summary>
    public IReadOnlyDictionary<string, string> GroupNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Template ids of the directory roles active for the account in the whole tenant.</summary>
    public required Reading<IReadOnlyCollection<string>> RoleTemplateIds { get; init; }

    /// <summary>Template ids of the directory roles that the account, or a group it is in, can activate for the whole
    /// tenant.</summary>
    public required Reading<IReadOnlyCollection<string>> EligibleRoleTemplateIds { get; init; }
}
