using System;

namespace GdapTools.Core.Tokens;

/// <summary>Base64url as JSON web tokens use it, padded or not; the standard alphabet is taken too.</summary>
internal static class Base64Url
{
    /// <summary>Decodes <paramref name="text"/>; null when it is no base64 text.</summary>
    public static byte[]? Decode(string text)
    {
        string body = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        foreach (char character in body)
        {
            if (!IsBase64(character))
            {
                return null;
            }
        }

        int missing = (4 - (body.Length % 4)) % 4;
        return missing == 3 ? null : Convert.FromBase64String(body.PadRight(body.Length + missing, '='));
    }

    private static bool IsBase64(char character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/';
}
