using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>PFX files.</summary>
public sealed class CertificatePfxTests : FileFixture
{
    private readonly X509Certificate2 _certificate = Samples.Rsa();

    [Theory]
    [InlineData(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256)]
    [InlineData(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1)]
    public void A_pfx_with_a_password_is_accepted(Pkcs12ExportPbeParameters encryption)
    {
        string path = Write(_certificate.ExportPkcs12(encryption, Samples.Password));

        using X509Certificate2 loaded = Load(path, Samples.Password);

        Samples.AssertSignsAs(_certificate, loaded);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_pfx_without_a_password_is_accepted(string? password)
    {
        string path = Write(_certificate.Export(X509ContentType.Pfx, password));

        using X509Certificate2 loaded = Load(path);
        using X509Certificate2 loadedWithEmptyPassword = Load(path, "");

        Samples.AssertSignsAs(_certificate, loaded);
        Samples.AssertSignsAs(_certificate, loadedWithEmptyPassword);
    }

    [Fact]
    public void A_wrong_password_is_told_from_a_missing_one()
    {
        string path = Write(_certificate.Export(X509ContentType.Pfx, Samples.Password));

        GdapException wrong = Refused("CertificatePasswordWrong", path, "other");
        GdapException otherCase = Refused("CertificatePasswordWrong", path, Samples.Password.ToUpperInvariant());
        GdapException missing = Refused("CertificatePasswordWrong", path);

        Assert.Equal(GdapErrorKind.Authentication, wrong.Kind);
        Assert.Contains("does not open", wrong.Message);
        Assert.Equal(wrong.Message, otherCase.Message);
        Assert.Contains("no password was given", missing.Message);
    }

    [Fact]
    public void Of_several_certificates_the_one_with_the_key_is_taken()
    {
        using X509Certificate2 other = Samples.PublicHalf(Samples.RsaWithOtherKey());
        X509Certificate2Collection keyLast = [other, _certificate];
        X509Certificate2Collection keyFirst = [_certificate, other];

        using X509Certificate2 fromLast = Load(Write(keyLast.Export(X509ContentType.Pfx)!));
        using X509Certificate2 fromFirst = Load(Write(keyFirst.Export(X509ContentType.Pfx)!));

        Samples.AssertSignsAs(_certificate, fromLast);
        Samples.AssertSignsAs(_certificate, fromFirst);
    }

    [Fact]
    public void A_pfx_without_a_key_is_refused()
    {
        using X509Certificate2 half = Samples.PublicHalf(_certificate);

        Refused("CertificateWithoutPrivateKey", Write(half.Export(X509ContentType.Pfx)));
    }

    [Fact]
    public void A_pfx_without_a_certificate_is_refused()
    {
        X509Certificate2Collection none = [];

        Refused("CertificateFileUnreadable", Write(none.Export(X509ContentType.Pfx)!));
    }

    [Fact]
    public void A_pfx_with_a_key_on_an_elliptic_curve_is_refused()
    {
        using X509Certificate2 curve = Samples.EllipticCurve();

        Refused("CertificateKeyNotRsa", Write(curve.Export(X509ContentType.Pfx)));
    }

    [Fact]
    public void Half_a_pfx_is_damaged_whatever_the_password()
    {
        byte[] pfx = _certificate.Export(X509ContentType.Pfx, Samples.Password);

        Refused("CertificateFileUnreadable", Write(pfx[..(pfx.Length / 2)]), Samples.Password);
    }
}
