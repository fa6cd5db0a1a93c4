namespace GdapTools.Core.Relationships.Writing;

/// <summary>What an answer that is no success leaves open.</summary>
internal enum WriteDoubt
{
    /// <summary>Nothing: it was refused, and nothing was changed.</summary>
    None,

    /// <summary>Whether it was made.</summary>
    Outcome,

    /// <summary>Nothing was changed, since the object is no longer what was last seen.</summary>
    Stale,

    /// <summary>Nothing was changed now; it may have been made before.</summary>
    Before,
}
