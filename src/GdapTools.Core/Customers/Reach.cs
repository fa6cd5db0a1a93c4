namespace GdapTools.Core.Customers;

/// <summary>How far relationship, assignment and groups were found to carry the account to a customer.</summary>
internal enum Reach
{
    /// <summary>Not looked at, or not known.</summary>
    Open,

    /// <summary>They do, and some of the roles are missing.</summary>
    SomeRoles,

    /// <summary>They do, with all roles that are needed and granted.</summary>
    AllRoles,
}
