using System;
using System.Runtime.InteropServices;
using System.Security;

namespace GdapTools.Binding;

/// <summary>Turns secrets from and into plain text at the border of the module.</summary>
internal static class Secret
{
    public static SecureString Protect(string text)
    {
        SecureString secure = new();

        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }

    public static string Reveal(SecureString secure)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(secure);

        try
        {
            return Marshal.PtrToStringUni(memory)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
