namespace GdapTools;

/// <summary>What a step on the way from an account to a customer's role is.</summary>
public enum AccessStepKind
{
    /// <summary>The account the question is about.</summary>
    User,

    /// <summary>A security group of the partner, in the order in which they are nested.</summary>
    Group,

    /// <summary>Groups in between that could not be read; the account is in the next one all the same.</summary>
    Unread,

    /// <summary>The access assignment of the group before it.</summary>
    Assignment,

    /// <summary>The GDAP relationship whose roles are assigned.</summary>
    Relationship,
}
