using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Errors;

/// <summary>Codes that a text calls codes: <c>ErrorCode: X</c>, <c>"code":"X"</c>, <c>error?code=53003</c>.</summary>
internal sealed class LabelledCodes(ErrorCatalogue catalogue)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private static readonly Regex s_label = new(
        @"(?<exit>(?:exit|return|result)[ _-]?)?(?<error>error[ _-]?(?:sub)?|errors?[?/])?codes?[""'\\]{0,6}"
        + @"(?<sep>[ \t]{0,3}[:=#(\[][ \t]{0,3}|[ \t]{1,3})[""'\\\[(]{0,6}"
        + @"(?<value>[A-Za-z][A-Za-z0-9_]{2,79}|[0-9]{4,9})(?![A-Za-z0-9_])(?<more>(?:[ ]?,[ ]?[0-9]{4,9}){0,8})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_limit);

    private static readonly Regex s_oAuthError = new(
        @"\berror[""'\\]{0,6}[ \t]{0,3}[:=][ \t]{0,3}[""'\\]{0,6}(?<value>[a-z]+(?:_[a-z]+){1,4})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_limit);

    private static readonly Regex s_telemetry = new(
        @"x-ms-clitelem[""'\\]{0,6}[ \t]{0,3}[:=][ \t]{0,3}[""'\\\[]{0,6}[0-9]+,(?<value>[0-9]{5,9}),",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_limit);

    // "Error badRequest! The passed in …", as GDAP tools print it.
    private static readonly Regex s_exclaimed = new(
        @"\berror[ ](?<value>[A-Za-z][A-Za-z0-9_]{3,79})!",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_limit);

    private static readonly Regex s_partnerCenter = new(
        @"(?<![\w.:-])(?:(?<value>90042[01])(?![\w-]|\.\d)|\((?<mfa>10001)\))",
        RegexOptions.CultureInvariant,
        s_limit);

    public void Read(string text, Hints hints, ErrorFacts facts)
    {
        try
        {
            if ((hints & Hints.Code) != 0)
            {
                ReadLabels(text, facts);
            }

            if ((hints & (Hints.Mfa | Hints.Status | Hints.Error)) != 0)
            {
                ReadPartnerCenter(text, hints, facts);
            }

            Match exclaimed = s_exclaimed.Match(text);
            if (exclaimed.Success)
            {
                TakeKnown(exclaimed.Groups["value"].Value, facts);
            }

            Match oauth = s_oAuthError.Match(text);
            if (oauth.Success && catalogue.IsOAuthError(oauth.Groups["value"].Value))
            {
                facts.OAuthError ??= oauth.Groups["value"].Value.ToLowerInvariant();
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found until here stands.
        }
    }

    private static void ReadPartnerCenter(string text, Hints hints, ErrorFacts facts)
    {
        foreach (Match match in s_partnerCenter.Matches(text))
        {
            if (match.Groups["value"].Success && !StatusReader.IsQuantity(text, match.Index + match.Length))
            {
                facts.AddServiceCode(match.Groups["value"].Value);
            }
            else if (match.Groups["mfa"].Success && (hints & Hints.Mfa) != 0)
            {
                facts.AddServiceCode(match.Groups["mfa"].Value);
            }
        }
    }

    private void ReadLabels(string text, ErrorFacts facts)
    {
        foreach (Match match in s_label.Matches(text))
        {
            string value = match.Groups["value"].Value;
            if (match.Groups["exit"].Success)
            {
                continue;
            }

            if (value[0] is >= '0' and <= '9')
            {
                bool isErrorCode = match.Groups["error"].Success;
                TakeNumber(value, isErrorCode, facts);
                foreach (string more in match.Groups["more"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                {
                    TakeNumber(more, isErrorCode, facts);
                }
            }
            else if (string.IsNullOrWhiteSpace(match.Groups["sep"].Value) && match.Groups["sep"].Length > 0)
            {
                TakeKnown(value, facts);
            }
            else if (catalogue.IsOAuthError(value))
            {
                facts.OAuthError ??= value.ToLowerInvariant();
            }
            else if (match.Groups["error"].Success || LooksLikeCode(value))
            {
                facts.AddServiceCode(value);
            }
        }

        Match telemetry = s_telemetry.Match(text);
        if (telemetry.Success && facts.TextCodes.Count == 0)
        {
            TakeNumber(telemetry.Groups["value"].Value, true, facts);
        }
    }

    // "Country code: Germany" names no error.
    private bool LooksLikeCode(string value)
    {
        bool isAadsts = value.StartsWith("AADSTS", StringComparison.OrdinalIgnoreCase);
        bool hasInnerCapital = value.IndexOf('_') > 0 || value.Substring(1).Any(char.IsUpper);
        return !isAadsts && (hasInnerCapital || catalogue.FindCode(value) is not null || StatusReader.FromName(value) is not null);
    }

    private void TakeKnown(string value, ErrorFacts facts)
    {
        if (catalogue.FindCode(value) is { Code: not null } && !catalogue.IsOAuthError(value))
        {
            facts.AddServiceCode(value);
        }
    }

    private void TakeNumber(string value, bool isErrorCode, ErrorFacts facts)
    {
        if (catalogue.FindCode(value) is { IsGeneric: false })
        {
            facts.AddServiceCode(value);
        }
        else if (isErrorCode && catalogue.FindAadsts(long.Parse(value, CultureInfo.InvariantCulture)) is not null)
        {
            facts.TextCodes.Add(long.Parse(value, CultureInfo.InvariantCulture));
        }
    }
}
