namespace GdapTools.Core.Authentication.Browser;

/// <summary>What a request to the redirect address amounts to.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Code">The code that it brings, if it does.</param>
/// <param name="Failure">What ends the sign-in, if it does.</param>
internal sealed record RedirectVerdict(int Status, string? Code = null, GdapException? Failure = null)
{
    /// <summary>Whether it decides the sign-in.</summary>
    public bool IsFinal => Code is not null || Failure is not null;

    /// <summary>Keeps the code out of any text made of this object.</summary>
    public override string ToString() => nameof(RedirectVerdict);
}
