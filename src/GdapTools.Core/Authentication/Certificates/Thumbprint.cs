using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The SHA-1 or SHA-256 hash that names a certificate.
/// Source: https://learn.microsoft.com/dotnet/framework/wcf/feature-details/how-to-retrieve-the-thumbprint-of-a-certificate</summary>
/// <param name="Hex">40 or 64 upper-case digits.</param>
internal sealed record Thumbprint(string Hex)
{
    private const int Sha1Digits = 40;
    private const int Sha256Digits = 64;

    /// <summary>Reads what people copy: spaces, colons, the invisible mark that Windows' dialog adds.</summary>
    /// <exception cref="GdapException"><c>CertificateThumbprintInvalid</c></exception>
    public static Thumbprint Parse(string text)
    {
        string digits = string.Concat(text.Where(character => !IsBetweenDigits(character))).ToUpperInvariant();

        return digits.Length is Sha1Digits or Sha256Digits && digits.All(IsHex)
            ? new Thumbprint(digits)
            : throw CertificateError.ThumbprintInvalid(digits.Length);
    }

    public bool IsOf(X509Certificate2 certificate) =>
        Hex == (Hex.Length == Sha1Digits ? certificate.Thumbprint : Sha256Of(certificate));

    private static string Sha256Of(X509Certificate2 certificate)
    {
        using SHA256 sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(certificate.RawData)).Replace("-", "");
    }

    private static bool IsBetweenDigits(char character) => character == ':'
        || char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsHex(char character) => character is (>= '0' and <= '9') or (>= 'A' and <= 'F');
}
