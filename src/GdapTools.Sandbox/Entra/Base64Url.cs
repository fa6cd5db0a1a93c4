using System;
using System.Text;

namespace GdapTools.Sandbox.Entra;

/// <summary>Base64 as tokens use it. Source: https://www.rfc-editor.org/rfc/rfc4648#section-5</summary>
internal static class Base64Url
{
    public static string Encode(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The bytes; null when the text is not base64.</summary>
    public static byte[]? Decode(string text)
    {
        StringBuilder padded = new(text.Replace('-', '+').Replace('_', '/'));
        padded.Append('=', (4 - (text.Length % 4)) % 4);
        try
        {
            return Convert.FromBase64String(padded.ToString());
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
