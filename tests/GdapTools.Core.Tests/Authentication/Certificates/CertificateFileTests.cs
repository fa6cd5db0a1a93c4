using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>What a path may point to.</summary>
public sealed class CertificateFileTests : FileFixture
{
    private const int OneMegabyte = 1024 * 1024;

    [Theory]
    [InlineData("nowhere.pfx")]
    [InlineData("no/such/folder/nowhere.pfx")]
    public void A_certificate_file_that_is_missing_is_named(string name)
    {
        string path = Path.Combine(Folder, name);

        GdapException refusal = Refused("CertificateFileNotFound", path);

        Assert.Equal(GdapErrorKind.NotFound, refusal.Kind);
        Assert.Contains(path, refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_is_no_path_counts_as_a_missing_certificate_file(string path) =>
        Refused("CertificateFileNotFound", path);

    [Fact]
    public void A_directory_is_no_certificate_file() =>
        Assert.Contains("directory", Refused("CertificateFileUnreadable", Folder).Message);

    [Fact]
    public void An_empty_certificate_file_is_refused() =>
        Assert.Contains("empty", Refused("CertificateFileUnreadable", Write("")).Message);

    [Fact]
    public void A_certificate_file_that_another_holds_is_refused()
    {
        string path = Write("held");
        using FileStream holder = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.IsAssignableFrom<IOException>(Refused("CertificateFileUnreadable", path).InnerException);
    }

    [Fact]
    public void Garbage_is_no_certificate_file()
    {
        byte[] der = [0x30, 0x82, 0x01, 0x00, .. Enumerable.Repeat((byte)0x5A, 256)];

        Refused("CertificateFileUnreadable", Write("garbage"));
        Refused("CertificateFileUnreadable", Write([0]));
        Refused("CertificateFileUnreadable", Write([0x30]));
        GdapException refusal = Refused("CertificateFileUnreadable", Write(der), Samples.Password);

        Assert.Equal(GdapErrorKind.InvalidData, refusal.Kind);
    }

    [Fact]
    public void A_binary_key_without_a_certificate_is_refused()
    {
        using RSA key = RSA.Create(2048);

        Refused("CertificateFileUnreadable", Write(key.ExportPkcs8PrivateKey()));
    }

    [Fact]
    public void A_binary_certificate_without_a_key_is_refused_for_that()
    {
        using X509Certificate2 certificate = Samples.Rsa();

        Refused("CertificateWithoutPrivateKey", Write(certificate.Export(X509ContentType.Cert), "public.cer"));
    }

    [Fact]
    public void A_certificate_file_may_have_a_megabyte_and_no_more()
    {
        using X509Certificate2 certificate = Samples.Rsa();
        byte[] pem = Encoding.ASCII.GetBytes(PemText.Of(certificate));
        byte[] largest = [.. pem, .. Enumerable.Repeat((byte)'\n', OneMegabyte - pem.Length)];

        using X509Certificate2 loaded = Load(Write(largest));
        GdapException refusal = Refused("CertificateFileUnreadable", Write([.. largest, (byte)'\n']));

        Samples.AssertSignsAs(certificate, loaded);
        Assert.Contains("1 MB", refusal.Message);
    }

    [Fact]
    public void The_content_decides_and_not_the_certificate_files_extension()
    {
        using X509Certificate2 certificate = Samples.Rsa();

        using X509Certificate2 fromPfx = Load(Write(certificate.Export(X509ContentType.Pfx), "really-pfx.pem"));
        using X509Certificate2 fromPem = Load(Write(PemText.Of(certificate), "really-pem.pfx"));

        Samples.AssertSignsAs(certificate, fromPfx);
        Samples.AssertSignsAs(certificate, fromPem);
    }

    [Fact]
    public void A_certificate_from_a_file_is_checked_too()
    {
        using X509Certificate2 expired = Samples.Rsa(until: Samples.Now.AddDays(-1));

        Refused("CertificateExpired", Write(expired.Export(X509ContentType.Pfx)));
        Refused("CertificateExpired", Write(PemText.Of(expired)));
    }
}
