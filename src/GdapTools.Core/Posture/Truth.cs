namespace GdapTools.Core.Posture;

/// <summary>Three-valued logic, ordered so that <c>and</c> is the lesser and <c>or</c> the greater.</summary>
internal enum Truth
{
    No,
    Unknown,
    Yes,
}

internal static class TruthLogic
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth value) => Truth.Yes - (int)value;

    public static Truth ToTruth(this bool value) => value ? Truth.Yes : Truth.No;
}
