using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Which forms of a PEM file's key each PowerShell reads.</summary>
public sealed class PemKeyFormCertificateTests
{
    [Theory]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public void Windows_PowerShell_sends_to_PowerShell_7_or_pfx(string label)
    {
        GdapException refusal = Samples.Refusal(
            () => PemKey.DemandForm(label, "some.pem", readsEveryForm: false),
            "CertificatePemNeedsPowerShell7");

        Assert.Contains(label, refusal.Message);
        Assert.Contains("PFX", refusal.RecommendedAction);
    }

    [Fact]
    public void Windows_PowerShell_reads_a_plain_key() =>
        PemKey.DemandForm("PRIVATE KEY", "some.pem", readsEveryForm: false);

    [Theory]
    [InlineData("EC PRIVATE KEY", "CertificateKeyNotRsa")]
    [InlineData("DSA PRIVATE KEY", "CertificateFileUnreadable")]
    public void What_no_PowerShell_can_use_is_not_sent_to_another(string label, string errorId) =>
        Samples.Refusal(() => PemKey.DemandForm(label, "some.pem", readsEveryForm: false), errorId);
}
