namespace GdapTools;

/// <summary>How far an error proves its cause.</summary>
public enum Confidence
{
    None,
    Low,
    Medium,
    High,
}
