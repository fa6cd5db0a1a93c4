using System;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
#if NET
using System.Runtime.InteropServices;
#else
using System.Text.RegularExpressions;
#endif

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>Certificate and key in one text. Source: https://www.rfc-editor.org/rfc/rfc7468</summary>
internal static class PemCertificate
{
#if NET
    public static X509Certificate2 Read(string text, SecureString? password, string path)
    {
        if (!text.Contains("PRIVATE KEY-----"))
        {
            return X509Certificate2.CreateFromPem(text);
        }

        if (!text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        {
            return X509Certificate2.CreateFromPem(text, text);
        }

        char[] characters = new char[password?.Length ?? 0];
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(password ?? new SecureString());
        try
        {
            Marshal.Copy(memory, characters, 0, characters.Length);
            return X509Certificate2.CreateFromEncryptedPem(text, text, characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
            Array.Clear(characters, 0, characters.Length);
        }
    }
#else
    private static readonly Regex s_block = new(
        "-----BEGIN (?<label>CERTIFICATE|PRIVATE KEY)-----(?<body>[A-Za-z0-9+/=\\s]+)-----END", RegexOptions.CultureInvariant);

    public static X509Certificate2 Read(string text, SecureString? password, string path)
    {
        byte[]? certificate = null;
        byte[]? key = null;

        foreach (Match block in s_block.Matches(text))
        {
            byte[] bytes = Convert.FromBase64String(block.Groups["body"].Value);
            if (block.Groups["label"].Value == "CERTIFICATE")
            {
                certificate ??= bytes;
            }
            else
            {
                key ??= bytes;
            }
        }

        if (certificate is null || (key is null && text.Contains("PRIVATE KEY-----")))
        {
            throw CertificateError.PemOfPowerShell7(path);
        }

        X509Certificate2 alone = new(certificate);
        if (key is null)
        {
            return alone;
        }

        using (alone)
        using (RSACng rsa = new(CngKey.Import(key, CngKeyBlobFormat.Pkcs8PrivateBlob)))
        {
            return alone.CopyWithPrivateKey(rsa);
        }
    }
#endif
}
