using System;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Certificates and clocks to try a sign-in's certificate with.</summary>
internal static class Samples
{
    public const string Password = "canary-7Qp!zeal";

    public static readonly DateTimeOffset Now = new(2031, 5, 20, 10, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset From = new(2031, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly DateTimeOffset Until = new(2032, 6, 7, 8, 9, 10, TimeSpan.Zero);

    private static readonly Lazy<RSAParameters> s_key = new(MakeKey);

    public static FakeTimeProvider Clock => new(Now);

    public static FakeTimeProvider ClockAt(DateTimeOffset now) => new(now);

    /// <summary>All with the same key, which takes long to make.</summary>
    public static X509Certificate2 Rsa(DateTimeOffset? until = null)
    {
        using RSA key = RSA.Create(s_key.Value);
        return SelfSigned(key, until ?? Until);
    }

    public static X509Certificate2 RsaWithOtherKey()
    {
        using RSA key = RSA.Create(2048);
        return SelfSigned(key, Until);
    }

    public static X509Certificate2 EllipticCurve()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=curve", key, HashAlgorithmName.SHA256).CreateSelfSigned(From, Until);
    }

    public static X509Certificate2 PublicHalf(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadCertificate(certificate.RawData);

    public static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        return secure;
    }

    public static GdapException Refusal(Action action, string errorId)
    {
        GdapException refusal = Assert.Throws<GdapException>(action);

        Assert.Equal(errorId, refusal.ErrorId);
        Assert.False(string.IsNullOrWhiteSpace(refusal.RecommendedAction));
        Assert.NotNull(refusal.Target);
        return refusal;
    }

    /// <summary>The loaded certificate is the original one, and holds its key.</summary>
    public static void AssertSignsAs(X509Certificate2 original, X509Certificate2 loaded)
    {
        byte[] data = [1, 2, 3];
        using RSA key = loaded.GetRSAPrivateKey()!;
        using RSA publicKey = original.GetRSAPublicKey()!;

        Assert.Equal(original.Thumbprint, loaded.Thumbprint);
        Assert.True(publicKey.VerifyData(
            data,
            key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pss));
    }

    private static X509Certificate2 SelfSigned(RSA key, DateTimeOffset until) =>
        new CertificateRequest("CN=sample", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(From, until);

    private static RSAParameters MakeKey()
    {
        using RSA key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
