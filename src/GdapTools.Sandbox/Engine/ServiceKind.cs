namespace GdapTools.Sandbox.Engine;

/// <summary>Which of the services a path belongs to.</summary>
internal enum ServiceKind
{
    Entra,
    Graph,
    PartnerCenter,
}
