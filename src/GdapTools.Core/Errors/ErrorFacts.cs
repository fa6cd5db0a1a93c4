using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GdapTools.Core.Errors;

/// <summary>What was found in one error, before anything is concluded from it.</summary>
internal sealed class ErrorFacts
{
    private const int TextLimit = 1 << 20;

    private readonly StringBuilder _text = new();

    private string? _snapshot;

    /// <summary><c>error_codes</c> of a token endpoint's body, in its order.</summary>
    public List<long> BodyCodes { get; } = [];

    /// <summary>AADSTS numbers of the text, in its order.</summary>
    public List<long> TextCodes { get; } = [];

    /// <summary><c>code</c> from the outside in.</summary>
    public List<string> ServiceCodes { get; } = [];

    /// <summary>Entries named by Microsoft's name of an AADSTS code.</summary>
    public List<ErrorEntry> Named { get; } = [];

    /// <summary>Entries recognised by their words alone.</summary>
    public List<ErrorEntry> Worded { get; } = [];

    public string? OAuthError { get; set; }

    public string? Suberror { get; set; }

    /// <summary>A code of the network stack, such as <c>HostNotFound</c>.</summary>
    public string? NetworkCode { get; set; }

    public ErrorEntry? Network { get; set; }

    public int? StatusCode { get; set; }

    /// <summary>The status whose name is all there is, as in <c>{"message":"Forbidden"}</c>.</summary>
    public int? ImpliedStatus { get; set; }

    /// <summary>Who answered, by the address that was called or the shape of the answer.</summary>
    public ErrorSource Source { get; set; }

    /// <summary>A service whose bare address is in the text, called or not.</summary>
    public ErrorSource NamedSource { get; set; }

    /// <summary>The service whose bodies look like this one.</summary>
    public ErrorSource ShapeSource { get; set; }

    /// <summary>An empty list of relationships: no error, and no proof that there are none.</summary>
    public bool IsEmptyGdapList { get; set; }

    public bool SpeaksOfMfa { get; set; }

    public bool IsMissingMfaClaim { get; set; }

    public bool HasClaims { get; set; }

    public bool IsHtml { get; set; }

    public string? TenantId { get; set; }

    public string? RequestUri { get; set; }

    /// <summary>The token endpoint's own sentence, where it came apart from other text.</summary>
    public string? Said { get; set; }

    public string? CorrelationId { get; set; }

    public string? TraceId { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Everything that was said in words.</summary>
    public string Text => _snapshot ??= _text.ToString();

    /// <summary>True when anything at all points at an error.</summary>
    public bool HasSign =>
        BodyCodes.Count + TextCodes.Count + ServiceCodes.Count + Named.Count + Worded.Count > 0
        || OAuthError is not null || Network is not null || NetworkCode is not null || IsMissingMfaClaim
        || IsEmptyGdapList || StatusCode >= 400 || ImpliedStatus >= 400;

    public bool Mentions(string words) => Text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    public void AddText(string? text)
    {
        if (string.IsNullOrEmpty(text) || _text.Length >= TextLimit)
        {
            return;
        }

        _text.Append(text, 0, Math.Min(text!.Length, TextLimit - _text.Length)).Append('\n');
        _snapshot = null;
    }

    public void AddServiceCode(string? code)
    {
        string trimmed = code?.Trim() ?? "";
        if (trimmed.Length is > 0 and <= 80 && !ServiceCodes.Contains(trimmed, StringComparer.Ordinal))
        {
            ServiceCodes.Add(trimmed);
        }
    }
}
