using System;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Posture;

/// <summary>How directory roles are called; the catalogue is read when the first name is asked for.</summary>
internal sealed class RoleNames
{
    private readonly Lazy<RoleCatalogue> _catalogue = new(RoleCatalogue.Load);

    /// <param name="templateId">Template id of a role; one that is not known stands for itself.</param>
    public string Of(string templateId) => _catalogue.Value.Get(templateId).RoleName;
}
