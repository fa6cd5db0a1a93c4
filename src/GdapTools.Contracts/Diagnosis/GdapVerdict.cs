namespace GdapTools;

/// <summary>What a check found. <see cref="Unknown"/> is never a pass.</summary>
public enum GdapVerdict
{
    /// <summary>It could not be read, or holds a value nobody here knows.</summary>
    Unknown,

    /// <summary>Proven good.</summary>
    Pass,

    /// <summary>Works today, and will not for long or not everywhere.</summary>
    Warning,

    /// <summary>Proven broken.</summary>
    Fail,

    /// <summary>The question does not arise in this kind of session.</summary>
    NotApplicable,
}
