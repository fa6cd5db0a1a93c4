namespace GdapTools.Sandbox.Engine;

/// <summary>Where an answer comes from, and so what it may be held to.</summary>
internal enum AnswerOrigin
{
    /// <summary>Made from the snapshot's resources, as the service would.</summary>
    Derived,

    /// <summary>Stated in the snapshot word for word.</summary>
    Stated,

    /// <summary>A failure put in on purpose.</summary>
    Fault,
}
