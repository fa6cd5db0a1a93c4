namespace GdapTools;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
