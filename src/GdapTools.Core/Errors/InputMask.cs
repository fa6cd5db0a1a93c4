using System;
using System.Text.RegularExpressions;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Errors;

/// <summary>
/// Takes out of a foreign input what may be a secret before people see it, rather too much than too little;
/// <see cref="SecretMask"/> is for texts of our own.
/// </summary>
internal static class InputMask
{
    private const string Mask = SecretMask.Replacement;

    private const int Digit = 2;
    private const int Separator = 3;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private const string Names =
        @"(?:client[ _-]?|app(?:lication)?[ _-]?|user[ _-]?)?(?:secret|password|passwd|pwd|passphrase)(?:[ _-]?(?:value|text|key))?"
        + @"|(?:access|refresh|id|bearer|auth|security|session|sas|bootstrap)[ _-]?token"
        + @"|x-api-key|api[ _-]?key|subscription-key|account[ _-]?key|private[ _-]?key"
        + @"|(?:client[ _-]?|user[ _-]?)?assertion|device[ _-]?code|user[ _-]?code|code[ _-]?verifier"
        + @"|auth(?:orization)?[ _-]code|shared[ _-]?access[ _-]?(?:key|signature)";

    // A value cut in two by a line break: the rest stands alone on its line.
    private const string NextLines = @"(?:(?:\r?\n|\\r\\n|\\n)[ \t]{0,8}[A-Za-z0-9_.=+/~%-]{4,}(?=[ \t]*(?:[\r\n]|\\[rn]|$)|[""',\\]))*";

    private const string Value =
        @"(?<value>(?<=(?<!\\)"")(?:[^""\\]|\\.)+|(?<=\\"")(?:[^""\\]|\\(?!""))+|(?<=')[^']+|(?![{\[])[^\s""'&]+" + NextLines + ")";

    private static readonly Regex s_named = Make(
        @"(?:" + Names + @")(?:[\s""'\\]{0,8}(?:=>|[=:>])[\s""'\\]{0,8}|[""'\\]{1,8}[ ,]{1,4}[""'\\]{1,8})" + Value);

    private static readonly Regex s_commandLine = Make(@"(?<=[-/])(?:" + Names + @")[ ]{1,4}[""']?" + Value);

    private static readonly Regex s_parameter = Make(
        @"(?<=[?&]|^)(?:code|state|nonce|client_info|id_token_hint|session_state)=(?![0-9]{1,9}(?:[&\s""']|$))(?<value>[^\s&""'<>]{4,}"
        + NextLines + ")");

    private static readonly Regex s_signature = Make(@"(?<![a-z])(?:sig|signature)=(?<value>[^\s&""'<>]{4,}" + NextLines + ")");

    private static readonly Regex s_header = Make(
        @"(?:authorization[\s""'\\]{0,6}[:=]{1,2}[\s""'\\\[]{0,6}(?:(?:bearer|basic|negotiate|digest|pop)[\s+]{1,4})?|\bbearer[\s+]{1,4})"
        + @"(?!realm|error|authorization_uri)(?<value>[^\s""',]{6,}" + NextLines + ")");

    private static readonly Regex s_cookie = Make(@"\b(?:set-)?cookie[""'\\]{0,6}[ ]?[:=](?<value>[^\r\n]+)");

    private static readonly Regex s_userInfo = Make(@"(?<=://)[^\s/@:""'<>]{0,128}:(?<value>[^\s/@""'<>]{1,256})(?=@)");

    // Claims of a challenge may repeat what the user typed.
    private static readonly Regex s_claims = Make(
        @"\bclaims(?:[""'\\]{0,6}\s{0,3}[:=]\s{0,3}|[ ](?:required|challenge)[ :]{0,3}(?=\{))"
        + @"(?<value>\{[^\r\n]*|(?<quote>\\{0,8}[""'])(?:\\.|(?!\k<quote>).)+)");

    private static readonly Regex s_token = Make(
        @"(?<![A-Za-z0-9])(?:eyJ[A-Za-z0-9_-]{4,}|[01]\.A[A-Za-z0-9_-]{10,}|M\.[A-Z][0-9A-Za-z]{1,8}_[A-Z0-9]{2,6}[.!][A-Za-z0-9_.!*$-]{4,}"
        + @"|M\.C[0-9A-Za-z_.!*$-]{10,}|OAQABA[A-Za-z0-9_-]{10,}|[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{10,})"
        + @"[A-Za-z0-9_.=+/~!*$-]*" + NextLines,
        RegexOptions.None);

    private static readonly Regex s_run = Make(@"[A-Za-z0-9+/_=.~-]{28,}" + NextLines);

    // Ids that people have altered by hand count as ids too.
    private static readonly Regex s_guid = Make("[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{10,14}");

    /// <summary>The text with secrets replaced; empty if masking should take too long.</summary>
    public static string Apply(string text)
    {
        try
        {
            string masked = text;
            foreach (Regex expression in new[] { s_claims, s_header, s_cookie, s_userInfo, s_named, s_commandLine, s_parameter, s_signature })
            {
                masked = expression.Replace(masked, Keep);
            }

            masked = s_token.Replace(masked, Mask);
            return s_run.Replace(masked, match => IsBlob(match.Value) ? Mask : match.Value);
        }
        catch (RegexMatchTimeoutException)
        {
            return "";
        }
    }

    private static string Keep(Match match) =>
        match.Value.Substring(0, match.Groups["value"].Index - match.Index) + Mask;

    /// <summary>Words, paths and ids change between letters and digits seldom, random text all the time.</summary>
    private static bool IsBlob(string run)
    {
        string rest = s_guid.Replace(run, "");
        int changes = 0;
        int digits = 0;
        int letters = 0;
        for (int at = 0; at < rest.Length; at++)
        {
            int kind = Kind(rest[at]);
            int before = at > 0 ? Kind(rest[at - 1]) : Separator;
            digits += kind == Digit ? 1 : 0;
            letters += kind == Separator ? 0 : 1;
            changes += kind != Separator && before != Separator && kind != before ? 1 : 0;
        }

        int percent = letters < 20 ? 0 : changes * 100 / letters;
        return percent >= 45 || (percent >= 30 && digits >= 3);
    }

    private static int Kind(char character) => character switch
    {
        >= 'a' and <= 'z' => 0,
        >= 'A' and <= 'Z' => 1,
        >= '0' and <= '9' => Digit,
        _ => Separator,
    };

    private static Regex Make(string pattern, RegexOptions casing = RegexOptions.IgnoreCase) =>
        new(pattern, casing | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, s_limit);
}
