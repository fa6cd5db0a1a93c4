using System;
using System.Security;
using System.Security.Cryptography;
#if NET
using System.Runtime.InteropServices;
#endif

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>Makes keys of their binary forms. .NET Framework reads PKCS#8 alone, through Windows' CNG.
/// Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.cngkeyblobformat.pkcs8privateblob</summary>
internal static class PemKeyImport
{
#if NET
    public const bool ReadsEveryForm = true;

    /// <exception cref="CryptographicException">The bytes are no such key.</exception>
    public static RSA Pkcs8(byte[] der) => Import(key => key.ImportPkcs8PrivateKey(der, out _));

    /// <exception cref="CryptographicException">The bytes are no such key.</exception>
    public static RSA Pkcs1(byte[] der) => Import(key => key.ImportRSAPrivateKey(der, out _));

    /// <exception cref="CryptographicException">The password is wrong, or the bytes are no such key.</exception>
    public static RSA Encrypted(byte[] der, SecureString password)
    {
        char[] clear = GC.AllocateArray<char>(password.Length, pinned: true);
        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(password);
        try
        {
            Marshal.Copy(copy, clear, 0, clear.Length);
            return Import(key => key.ImportEncryptedPkcs8PrivateKey(clear, der, out _));
        }
        finally
        {
            Array.Clear(clear);
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    private static RSA Import(Action<RSA> fill)
    {
        RSA key = RSA.Create();
        try
        {
            fill(key);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
#else
    public const bool ReadsEveryForm = false;

    /// <exception cref="CryptographicException">The bytes are no such key.</exception>
    public static RSA Pkcs8(byte[] der)
    {
        using CngKey key = CngKey.Import(der, CngKeyBlobFormat.Pkcs8PrivateBlob);
        return key.AlgorithmGroup == CngAlgorithmGroup.Rsa
            ? new RSACng(key)
            : throw new CryptographicException("This is no RSA key.");
    }

    public static RSA Pkcs1(byte[] der) => throw new NotSupportedException();

    public static RSA Encrypted(byte[] der, SecureString password) => throw new NotSupportedException();
#endif
}
