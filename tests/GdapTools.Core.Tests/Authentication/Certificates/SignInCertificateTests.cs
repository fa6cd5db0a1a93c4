using System;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>A certificate is found by its thumbprint, and refused where it cannot sign.</summary>
public sealed class SignInCertificateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(TestCertificate.Now);
    private readonly X509Certificate2 _made = TestCertificate.Create();

    [Theory]
    [InlineData("{0}")]
    [InlineData("\u200e{0}")]
    [InlineData("lower {0}")]
    public void A_thumbprint_is_taken_as_dialogs_copy_it(string form)
    {
        string thumbprint = form.Contains("lower")
            ? BitConverter.ToString(_made.GetCertHash()).Replace('-', ':').ToLowerInvariant()
            : string.Format(form, _made.Thumbprint);

        using X509Certificate2 found = FromStore(thumbprint);

        Assert.Equal(_made.Thumbprint, found.Thumbprint);
        Assert.True(found.HasPrivateKey);
    }

    [Fact]
    public void A_thumbprint_may_be_of_SHA_256()
    {
        using X509Certificate2 found = FromStore(_made.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256));

        Assert.Equal(_made.Thumbprint, found.Thumbprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0123456789012345678901234567890123456789x")]
    public void What_is_no_thumbprint_is_told_as_such(string thumbprint) => Assert.Equal(
        "CertificateThumbprintInvalid",
        Assert.Throws<GdapException>(() => SignInCertificate.FromStore(thumbprint, _clock)).ErrorId);

    [Fact]
    public void One_that_is_in_no_store_is_told_as_such() => Assert.Equal(
        ("CertificateNotFound", GdapErrorKind.NotFound),
        Of(() => SignInCertificate.FromStore(new string('0', 40), _clock)));

    [Fact]
    public void An_expired_one_is_refused_with_its_date()
    {
        _clock.SetUtcNow(TestCertificate.End);
        GdapException failure = Assert.Throws<GdapException>(() => SignInCertificate.Demand(_made, _clock));

        Assert.Equal("CertificateExpired", failure.ErrorId);
        Assert.Contains("2027-01-01 00:00 UTC", failure.Message);
        Assert.Contains(_made.Thumbprint, failure.Message);
        SignInCertificate.Demand(_made, new FakeTimeProvider(TestCertificate.End.AddSeconds(-1)));
    }

    [Fact]
    public void One_of_the_future_is_refused_with_the_clock()
    {
        FakeTimeProvider early = new(TestCertificate.Start.AddMinutes(-1));
        GdapException failure = Assert.Throws<GdapException>(() => SignInCertificate.Demand(_made, early));

        Assert.Equal("CertificateNotYetValid", failure.ErrorId);
        Assert.Contains("2025-12-31 23:59 UTC", failure.Message);
    }

    [Fact]
    public void One_without_an_RSA_key_is_refused()
    {
        using X509Certificate2 elliptic = TestCertificate.CreateElliptic();

        Assert.Equal(("CertificateKeyUnusable", GdapErrorKind.InvalidInput), Of(() => SignInCertificate.Demand(elliptic, _clock)));
    }

    [Fact]
    public void One_without_its_key_is_refused()
    {
        using X509Certificate2 open = X509CertificateLoader.LoadCertificate(_made.RawData);

        Assert.Equal(("CertificateWithoutPrivateKey", GdapErrorKind.InvalidInput), Of(() => SignInCertificate.Demand(open, _clock)));
    }

    public void Dispose() => _made.Dispose();

    private static (string, GdapErrorKind) Of(Action action)
    {
        GdapException failure = Assert.Throws<GdapException>(action);
        Assert.NotEmpty(failure.RecommendedAction!);
        return (failure.ErrorId, failure.Kind);
    }

    private X509Certificate2 FromStore(string thumbprint)
    {
        using X509Store store = new(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(_made);
        try
        {
            return SignInCertificate.FromStore(thumbprint, _clock);
        }
        finally
        {
            store.Remove(_made);
        }
    }
}
