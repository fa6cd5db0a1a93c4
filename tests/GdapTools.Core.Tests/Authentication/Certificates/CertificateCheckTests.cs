using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Which certificates may sign an application in.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly X509Certificate2 _certificate = Samples.Rsa();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public void A_certificate_with_its_key_is_accepted_and_stays_the_callers()
    {
        SignInCertificate.Demand(_certificate, Samples.Clock);

        Samples.AssertSignsAs(_certificate, _certificate);
    }

    [Fact]
    public void A_certificate_is_accepted_from_its_first_second_to_its_last()
    {
        SignInCertificate.Demand(_certificate, Samples.ClockAt(Samples.From));
        SignInCertificate.Demand(_certificate, Samples.ClockAt(Samples.Until));
    }

    [Fact]
    public void A_certificate_that_has_expired_is_refused()
    {
        GdapException refusal = Refused("CertificateExpired", Samples.Until.AddSeconds(1));

        Assert.Equal(GdapErrorKind.Authentication, refusal.Kind);
        Assert.Contains("2032-06-07 08:09:10Z", refusal.Message);
        Assert.Contains(_certificate.Thumbprint, refusal.Message);
    }

    [Fact]
    public void A_certificate_that_is_not_yet_valid_is_refused_with_a_word_on_the_clock()
    {
        GdapException refusal = Refused("CertificateNotYetValid", Samples.From.AddSeconds(-1));

        Assert.Equal(GdapErrorKind.Authentication, refusal.Kind);
        Assert.Contains("2031-01-02 03:04:05Z", refusal.Message);
        Assert.Contains("clock", refusal.Message);
    }

    [Fact]
    public void A_certificate_without_its_key_is_refused()
    {
        using X509Certificate2 half = Samples.PublicHalf(_certificate);

        GdapException refusal = Samples.Refusal(
            () => SignInCertificate.Demand(half, Samples.Clock),
            "CertificateWithoutPrivateKey");

        Assert.Equal(GdapErrorKind.InvalidInput, refusal.Kind);
        Assert.Equal(_certificate.Thumbprint, refusal.Target);
    }

    [Fact]
    public void A_certificate_with_a_key_on_an_elliptic_curve_is_refused()
    {
        using X509Certificate2 curve = Samples.EllipticCurve();

        Samples.Refusal(() => SignInCertificate.Demand(curve, Samples.Clock), "CertificateKeyNotRsa");
    }

    [Fact]
    public void A_disposed_certificate_is_refused()
    {
        X509Certificate2 disposed = Samples.Rsa();
        disposed.Dispose();

        Samples.Refusal(() => SignInCertificate.Demand(disposed, Samples.Clock), "CertificateKeyUnusable");
    }

    [Fact]
    public void A_key_that_cannot_be_reached_is_refused_with_the_cause()
    {
        foreach (Exception cause in new Exception[]
        {
            new CryptographicException("denied"), new UnauthorizedAccessException(), new NotSupportedException(),
        })
        {
            GdapException refusal = Unusable(_ => throw cause);

            Assert.Same(cause, refusal.InnerException);
            Assert.Equal(GdapErrorKind.Authentication, refusal.Kind);
        }
    }

    [Fact]
    public void A_key_that_is_not_there_after_all_is_refused() => Unusable(_ => null);

    [Fact]
    public void A_key_that_opens_but_does_not_sign_is_refused_and_closed()
    {
        MuteKey key = new();

        Unusable(_ => key);

        Assert.True(key.IsDisposed);
    }

    private GdapException Unusable(Func<X509Certificate2, RSA?> openKey) => Samples.Refusal(
        () => CertificateCheck.Demand(_certificate, Samples.Now, openKey),
        "CertificateKeyUnusable");

    private GdapException Refused(string errorId, DateTimeOffset now) =>
        Samples.Refusal(() => SignInCertificate.Demand(_certificate, Samples.ClockAt(now)), errorId);

    private sealed class MuteKey : RSA
    {
        public bool IsDisposed { get; private set; }

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
            throw new CryptographicException("The card is gone.");

        public override RSAParameters ExportParameters(bool includePrivateParameters) =>
            throw new NotSupportedException();

        public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
