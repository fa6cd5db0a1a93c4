namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What the policies of a random tenant may look at, besides users, resources and client apps.</summary>
internal enum Dimension
{
    Platform,
    Location,
    Device,
    DeviceFilter,
    App,
    SignInRisk,
    UserRisk,
    InsiderRisk,
    Flow,
    EligibleRoles,
}
