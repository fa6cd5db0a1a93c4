using System;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Which of the stores' certificates is taken.</summary>
public sealed class CertificatePickTests : IDisposable
{
    private readonly X509Certificate2 _whole = Samples.Rsa();
    private readonly X509Certificate2 _half;
    private readonly X509Certificate2 _other = Samples.Rsa();

    public CertificatePickTests() => _half = Samples.PublicHalf(_whole);

    public void Dispose()
    {
        _whole.Dispose();
        _half.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void A_certificate_with_its_key_goes_before_a_copy_without()
    {
        Thumbprint wanted = Thumbprint.Parse(_whole.Thumbprint);

        Assert.Same(_whole, CertificateStores.Pick([_other, _half, _whole], wanted));
        AssertDisposed(_other);
        AssertDisposed(_half);
    }

    [Fact]
    public void A_copy_without_the_key_does_not_push_the_certificate_out()
    {
        Assert.Same(_whole, CertificateStores.Pick([_whole, _half], Thumbprint.Parse(_whole.Thumbprint)));
        AssertDisposed(_half);
    }

    [Fact]
    public void Of_equals_the_first_is_taken()
    {
        using X509Certificate2 twin = new(_whole);

        Assert.Same(_whole, CertificateStores.Pick([_whole, twin], Thumbprint.Parse(_whole.Thumbprint)));
        AssertDisposed(twin);
    }

    [Fact]
    public void A_copy_without_the_key_is_better_than_none() =>
        Assert.Same(_half, CertificateStores.Pick([_half], Thumbprint.Parse(_half.Thumbprint)));

    [Fact]
    public void Other_certificates_are_not_taken()
    {
        Assert.Null(CertificateStores.Pick([_other], Thumbprint.Parse(_whole.Thumbprint)));
        AssertDisposed(_other);
    }

    private static void AssertDisposed(X509Certificate2 certificate) => Assert.Equal(IntPtr.Zero, certificate.Handle);
}
