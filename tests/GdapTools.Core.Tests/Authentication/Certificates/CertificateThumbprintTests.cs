using System;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>How a thumbprint may be written.</summary>
public sealed class CertificateThumbprintTests
{
    private const string Sha1 = "0123456789ABCDEF0123456789ABCDEF01234567";
    private const string Sha256 = Sha1 + "89ABCDEF0123456789ABCDEF";

    [Theory]
    [InlineData(Sha1, Sha1)]
    [InlineData(Sha256, Sha256)]
    [InlineData("0123456789abcdef0123456789abcdef01234567", Sha1)]
    [InlineData("\u200e0123456789ABCDEF0123456789ABCDEF01234567\u200e", Sha1)]
    [InlineData("\ufeff0123456789ABCDEF0123456789ABCDEF01234567\u0000", Sha1)]
    [InlineData("  01 23 45 67 89 ab cd ef 01 23\u00a045 67 89 ab cd ef 01 23 45 67\r\n", Sha1)]
    [InlineData("01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67", Sha1)]
    public void A_thumbprint_is_read_as_people_copy_it(string text, string expected) =>
        Assert.Equal(expected, Thumbprint.Parse(text).Hex);

    [Theory]
    [InlineData("")]
    [InlineData("012345")]
    [InlineData(Sha1 + "0")]
    [InlineData(Sha256 + "0")]
    [InlineData("G123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("\u0660123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("-123456789ABCDEF0123456789ABCDEF01234567")]
    public void Anything_else_is_no_thumbprint(string text)
    {
        GdapException refusal = Samples.Refusal(
            () => SignInCertificate.FromStore(text, TimeProvider.System),
            "CertificateThumbprintInvalid");

        Assert.Equal(GdapErrorKind.InvalidInput, refusal.Kind);
    }
}
