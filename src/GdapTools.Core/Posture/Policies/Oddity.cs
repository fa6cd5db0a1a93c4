namespace GdapTools.Core.Posture;

/// <summary>Something in what Graph returned that is not modelled; whatever rests on it cannot be told.</summary>
/// <param name="Path">Where it stands, for example <c>conditions.clientAppTypes</c>.</param>
/// <param name="Text">What it is, in plain words.</param>
internal sealed record Oddity(string Path, string Text);
