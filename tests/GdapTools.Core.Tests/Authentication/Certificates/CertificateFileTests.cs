using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GdapTools.Core.Authentication.Certificates;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Certificates come from files of every usual kind, whatever their name ends in.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".dat");
    private readonly FakeTimeProvider _clock = new(TestCertificate.Now);
    private readonly X509Certificate2 _made = TestCertificate.Create();

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", TestCertificate.Password)]
    [InlineData("pem", null)]
    [InlineData("pem of PKCS 1", null)]
    [InlineData("pem", TestCertificate.Password)]
    public void A_file_is_known_by_its_content_and_signs(string kind, string? password)
    {
        Write(kind, password);

        using X509Certificate2 read = Read(password);

        Assert.Equal(_made.Thumbprint, read.Thumbprint);
        using RSA key = read.GetRSAPrivateKey()!;
        byte[] data = [1, 2, 3];
        byte[] signature = key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        using RSA open = _made.GetRSAPublicKey()!;
        Assert.True(open.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", "another")]
    [InlineData("pem", null)]
    [InlineData("pem", "another")]
    public void A_wrong_password_is_told_as_such_and_in_no_text(string kind, string? password)
    {
        Write(kind, TestCertificate.Password);

        GdapException failure = Assert.Throws<GdapException>(() => Read(password));

        Assert.Equal(("CertificatePasswordWrong", GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.Contains(password is null ? "none is given" : "does not open", failure.Message);
        Assert.DoesNotContain("canary", failure.ToString());
        Assert.DoesNotContain("another", failure.ToString());
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    [InlineData("der")]
    public void A_public_part_alone_signs_nothing(string kind)
    {
        using X509Certificate2 open = X509CertificateLoader.LoadCertificate(_made.RawData);
        File.WriteAllBytes(_path, kind switch
        {
            "pfx" => open.Export(X509ContentType.Pfx),
            "pem" => Encoding.ASCII.GetBytes(open.ExportCertificatePem()),
            _ => open.RawData,
        });

        Assert.Equal("CertificateWithoutPrivateKey", Assert.Throws<GdapException>(() => Read(null)).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void Rubbish_is_unreadable(string content)
    {
        File.WriteAllText(_path, content);

        Assert.Equal("CertificateFileUnreadable", Assert.Throws<GdapException>(() => Read(null)).ErrorId);
    }

    [Fact]
    public void What_is_larger_than_any_certificate_is_not_read()
    {
        File.WriteAllBytes(_path, new byte[(1024 * 1024) + 1]);

        Assert.Contains("larger", Assert.Throws<GdapException>(() => Read(null)).Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        Assert.Equal("CertificateFileNotFound", Assert.Throws<GdapException>(() => Read(null)).ErrorId);
        GdapException folder = Assert.Throws<GdapException>(
            () => SignInCertificate.FromFile(Path.GetTempPath(), password: null, _clock));
        Assert.Equal("CertificateFileUnreadable", folder.ErrorId);
    }

    [Fact]
    public void The_dates_of_a_file_are_looked_at()
    {
        Write("pfx", null);
        _clock.SetUtcNow(TestCertificate.End);

        Assert.Equal("CertificateExpired", Assert.Throws<GdapException>(() => Read(null)).ErrorId);
    }

    public void Dispose()
    {
        _made.Dispose();
        File.Delete(_path);
    }

    private X509Certificate2 Read(string? password) => SignInCertificate.FromFile(
        _path, password is null ? null : TestCertificate.Secure(password), _clock);

    private void Write(string kind, string? password) => File.WriteAllBytes(
        _path,
        kind == "pfx"
            ? _made.Export(X509ContentType.Pfx, password)
            : Encoding.ASCII.GetBytes(TestCertificate.Pem(_made, password, isOldForm: kind != "pem")));
}
