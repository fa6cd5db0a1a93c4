namespace GdapTools.Core.Graph;

/// <summary>A version of the Microsoft Graph API.</summary>
public enum GraphVersion
{
    V1,
    Beta,
}
