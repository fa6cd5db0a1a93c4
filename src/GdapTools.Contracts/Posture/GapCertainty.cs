namespace GdapTools;

/// <summary>Whether a gap is proven or cannot be ruled out.</summary>
public enum GapCertainty
{
    Possible,
    Certain,
}
