using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>PEM files.</summary>
public sealed class CertificatePemTests : FileFixture
{
    private readonly X509Certificate2 _certificate = Samples.Rsa();

    private string Public => _certificate.ExportCertificatePem() + "\n";

    [Fact]
    public void A_pem_is_accepted_in_each_form_of_key()
    {
        Accepted(Public + PemText.Pkcs8(_certificate));
        Accepted(Public + PemText.Pkcs1(_certificate));
        Accepted(Public + PemText.Encrypted(_certificate, Samples.Password), Samples.Password);
    }

    [Fact]
    public void A_pem_is_accepted_however_it_is_arranged()
    {
        string key = PemText.Pkcs8(_certificate);
        using X509Certificate2 issuer = Samples.RsaWithOtherKey();

        Accepted(key + "\n" + Public);
        Accepted((Public + key).ReplaceLineEndings("\r\n"));
        Accepted("Bag Attributes\n  friendlyName: sample\n" + Public + "Key Attributes: <No Attributes>\n" + key);
        Accepted(issuer.ExportCertificatePem() + "\n" + Public + key);
        Accepted(Public + issuer.ExportCertificatePem() + "\n" + key);
    }

    [Fact]
    public void A_password_that_a_pem_does_not_need_is_not_looked_at() =>
        Accepted(PemText.Of(_certificate), Samples.Password);

    [Fact]
    public void A_pem_is_accepted_in_each_encoding_with_a_mark()
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            string path = Path.Combine(Folder, "encoded.pem");
            File.WriteAllText(path, PemText.Of(_certificate), encoding);

            using X509Certificate2 loaded = Load(path);

            Samples.AssertSignsAs(_certificate, loaded);
        }
    }

    [Fact]
    public void A_pem_with_the_certificate_alone_is_refused() =>
        Refused("CertificateWithoutPrivateKey", Write(Public));

    [Fact]
    public void A_pem_with_the_key_alone_is_refused() => Assert.Contains(
        "no certificate",
        Refused("CertificateFileUnreadable", Write(PemText.Pkcs8(_certificate))).Message);

    [Fact]
    public void A_pem_with_the_key_of_another_certificate_is_refused()
    {
        using X509Certificate2 other = Samples.RsaWithOtherKey();

        GdapException refusal = Refused("CertificateWithoutPrivateKey", Write(Public + PemText.Pkcs8(other)));

        Assert.Contains("none of the certificates", refusal.Message);
    }

    [Fact]
    public void A_wrong_password_is_told_from_a_missing_one()
    {
        string path = Write(Public + PemText.Encrypted(_certificate, Samples.Password));

        Assert.Contains("does not open", Refused("CertificatePasswordWrong", path, "other").Message);
        Assert.Contains("no password was given", Refused("CertificatePasswordWrong", path).Message);
        Assert.Contains("no password was given", Refused("CertificatePasswordWrong", path, "").Message);
    }

    [Fact]
    public void A_pem_with_a_key_on_an_elliptic_curve_is_refused_in_each_form()
    {
        using X509Certificate2 curve = Samples.EllipticCurve();
        string half = curve.ExportCertificatePem() + "\n";

        Refused("CertificateKeyNotRsa", Write(half + PemText.Sec1(curve)));
        Refused("CertificateKeyNotRsa", Write(half + PemText.Pkcs8(curve)));
        Refused("CertificateKeyNotRsa", Write(half + PemText.Encrypted(curve, Samples.Password)), Samples.Password);
    }

    [Fact]
    public void A_damaged_pem_is_refused()
    {
        string key = PemText.Pkcs8(_certificate);
        string halfKey = key[..(key.Length / 2)];

        Refused("CertificateFileUnreadable", Write(Public + halfKey + "\n-----END PRIVATE KEY-----"));
        Refused("CertificateFileUnreadable", Write(Public + key.Replace("MII", "M!I", StringComparison.Ordinal)));
        Refused("CertificateFileUnreadable", Write(Public.Replace("MII", "AAA", StringComparison.Ordinal) + key));
        Refused("CertificateWithoutPrivateKey", Write(Public + halfKey));
    }

    [Fact]
    public void A_pem_with_a_key_in_a_form_that_nothing_here_reads_says_so()
    {
        string oldWay = PemText.Pkcs1(_certificate).Replace(
            "KEY-----\nMII",
            "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nMII",
            StringComparison.Ordinal);
        string ssh = PemText.Pkcs8(_certificate).Replace("PRIVATE", "OPENSSH PRIVATE", StringComparison.Ordinal);

        GdapException old = Refused("CertificateFileUnreadable", Write(Public + oldWay), Samples.Password);
        GdapException other = Refused("CertificateFileUnreadable", Write(Public + ssh));

        Assert.Contains("old way", old.Message);
        Assert.Contains(" form ", other.Message);
    }

    private void Accepted(string pem, string? password = null)
    {
        using X509Certificate2 loaded = Load(Write(pem), password);
        Samples.AssertSignsAs(_certificate, loaded);
    }
}
