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

        int rest = body.Length % 4;
        return rest == 1 ? null : Convert.FromBase64String(rest == 0 ? body : body.PadRight(body.Length + 4 - rest, '='));
    }

    private static bool IsBase64(char character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/';
}
