using System;
using System.Text;
using System.Text.Json;

namespace GdapTools.Core.Graph;

/// <summary>
/// The parser looks at the text of values and names only when it is asked for. What it would stumble over then is found
/// beforehand: bytes that are no UTF-8, and escapes that are half a character.
/// </summary>
internal static class JsonText
{
#if !NET
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
#endif

    /// <summary>Whether every text in the JSON can be read.</summary>
    public static bool IsSound(byte[] json, int length) =>
        IsUtf8(json, length) && (!MayHoldSurrogates(json.AsSpan(0, length)) || CanBeRead(json.AsSpan(0, length)));

    private static bool IsUtf8(byte[] json, int length)
    {
#if NET
        return System.Text.Unicode.Utf8.IsValid(json.AsSpan(0, length));
#else
        try
        {
            s_strict.GetCharCount(json, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
#endif
    }

    private static bool MayHoldSurrogates(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool CanBeRead(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            return false;
        }
    }
}
