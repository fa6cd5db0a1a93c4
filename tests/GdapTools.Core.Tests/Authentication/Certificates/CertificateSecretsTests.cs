using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Core.Authentication.Certificates;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>No failure repeats a password or a piece of a key.</summary>
public sealed class CertificateSecretsTests : FileFixture
{
    private readonly X509Certificate2 _certificate = Samples.Rsa();
    private readonly X509Certificate2 _other = Samples.RsaWithOtherKey();

    [Fact]
    public void No_failure_of_a_certificate_file_holds_a_secret()
    {
        string key = PemText.Pkcs8(_certificate);
        string otherKey = PemText.Pkcs8(_other);
        string half = _certificate.ExportCertificatePem() + "\n";
        byte[] pfx = _certificate.Export(X509ContentType.Pfx, "right" + Samples.Password);
        List<string> paths =
        [
            Write(pfx, "wrong.pfx"),
            Write(pfx[..^40], "cut.pfx"),
            Write(half + PemText.Encrypted(_certificate, "right" + Samples.Password), "wrong.pem"),
            Write(half + key.Replace("MII", "M!I", StringComparison.Ordinal), "damaged.pem"),
            Write(half + otherKey, "other.pem"),
            Write(key, "key.pem"),
            Write(half, "half.pem"),
            Write("password=" + Samples.Password, "garbage.txt"),
            Folder,
            Folder + "nowhere",
        ];

        foreach (string path in paths)
        {
            GdapException refusal = Assert.Throws<GdapException>(() => Load(path, Samples.Password));
            string text = TextOf(refusal);

            Assert.DoesNotContain(Samples.Password, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(LinesOf(key), line => text.Contains(line, StringComparison.Ordinal));
            Assert.DoesNotContain(LinesOf(otherKey), line => text.Contains(line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_password_pasted_as_a_thumbprint_is_not_repeated()
    {
        GdapException refusal = Assert.Throws<GdapException>(
            () => SignInCertificate.FromStore(Samples.Password, Samples.Clock));

        Assert.DoesNotContain(Samples.Password, TextOf(refusal), StringComparison.OrdinalIgnoreCase);
    }

    private static string TextOf(GdapException refusal) =>
        $"{refusal}\n{refusal.Target}\n{refusal.RecommendedAction}\n"
        + string.Join('\n', refusal.Data.Values.Cast<object>());

    private static IEnumerable<string> LinesOf(string pem) => pem.Split('\n').Where(line => !line.StartsWith('-'));
}
