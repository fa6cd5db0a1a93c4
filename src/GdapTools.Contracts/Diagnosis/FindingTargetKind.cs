namespace GdapTools;

/// <summary>What a finding is about.</summary>
public enum FindingTargetKind
{
    Partner,
    Account,
    Token,
    Application,
    Customer,
    Relationship,
    Assignment,
    Policy,
}
