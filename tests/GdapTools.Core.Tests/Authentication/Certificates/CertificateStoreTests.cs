using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Certificates in the user's own store, which gets and loses one for each test.</summary>
public sealed class CertificateStoreTests : IDisposable
{
    private readonly X509Store _store = new(StoreName.My, StoreLocation.CurrentUser);
    private readonly X509Certificate2 _certificate = Storable(Samples.Rsa());

    public CertificateStoreTests()
    {
        _store.Open(OpenFlags.ReadWrite);
        _store.Add(_certificate);
    }

    public void Dispose()
    {
        _store.Remove(_certificate);
        _store.Dispose();
        if (OperatingSystem.IsWindows() && _certificate.GetRSAPrivateKey() is RSACng { Key: CngKey key })
        {
            key.Delete();
        }

        _certificate.Dispose();
    }

    [Fact]
    public void A_certificate_is_found_by_either_thumbprint()
    {
        using X509Certificate2 bySha1 = Find(_certificate.Thumbprint);
        using X509Certificate2 bySha256 = Find(_certificate.GetCertHashString(HashAlgorithmName.SHA256));

        Samples.AssertSignsAs(_certificate, bySha1);
        Samples.AssertSignsAs(_certificate, bySha256);
    }

    [Fact]
    public void A_certificate_is_found_by_what_the_dialog_copies()
    {
        IEnumerable<char[]> pairs = _certificate.Thumbprint.ToLowerInvariant().Chunk(2);
        string copied = "\u200e" + string.Join(' ', pairs.Select(pair => new string(pair)));

        using X509Certificate2 found = Find(copied);

        Samples.AssertSignsAs(_certificate, found);
    }

    [Fact]
    public void A_certificate_that_no_store_has_is_named()
    {
        string unknown = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

        GdapException refusal = Samples.Refusal(() => Find(unknown), "CertificateNotFound");

        Assert.Equal(GdapErrorKind.NotFound, refusal.Kind);
        Assert.Contains(unknown, refusal.Message);
    }

    [Fact]
    public void A_certificate_from_a_store_is_checked_too() => Samples.Refusal(
        () => SignInCertificate.FromStore(_certificate.Thumbprint, Samples.ClockAt(Samples.Until.AddDays(1))),
        "CertificateExpired");

    private static X509Certificate2 Find(string thumbprint) => SignInCertificate.FromStore(thumbprint, Samples.Clock);

    /// <summary>Windows stores only keys that were imported to last.</summary>
    private static X509Certificate2 Storable(X509Certificate2 made)
    {
        using (made)
        {
            return X509CertificateLoader.LoadPkcs12(
                made.Export(X509ContentType.Pfx),
                password: null,
                X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
        }
    }
}
