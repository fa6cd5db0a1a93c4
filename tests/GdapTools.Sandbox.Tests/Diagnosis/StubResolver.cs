namespace GdapTools.Sandbox.Tests.Diagnosis;

internal sealed class ErrorResolver
{
    public ErrorResolution Resolve(GdapException failure)
    {
        int? code = failure is GdapAuthenticationException { ErrorCodes.Count: > 0 } a ? a.ErrorCodes[0] : null;
        ChainLink link = code switch { 65001 or 7000229 => ChainLink.Consent, 53003 => ChainLink.CustomerPolicy, 530034 => ChainLink.Account, _ => ChainLink.Unknown };
        return new ErrorResolution { Code = code is null ? null : "AADSTS" + code, Link = link, Confidence = link == ChainLink.Unknown ? Confidence.Low : Confidence.High, Cause = "x", Remediation = ["y"] };
    }
}
