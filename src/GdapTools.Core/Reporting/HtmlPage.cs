using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace GdapTools.Core.Reporting;

/// <summary>The frame of the page: it loads nothing, and runs no script or style but its own.</summary>
internal static class HtmlPage
{
    public static Html Begin(Report report)
    {
        string style = Resource("report.css");
        string script = Resource("report.js");
        string policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; "
            + "base-uri 'none'; form-action 'none'";
        string title = $"Partner access report, {ReportTime.Plain(report.Header.GeneratedAt)}";
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <style>{Html.Own(style)}</style>
            </head>
            <body>
            {HtmlParts.Symbols()}{HtmlHead.Of(report)}<main class="wrap">

            """);
    }

    public static Html End() =>
        Html.Of($"""
            </main>
            <footer class="wrap">
            <p><b>How to read the verdicts.</b> <b>Fail</b>: proven broken.
            <b>Unknown</b>: it could not be read or is not understood, which is never a pass.
            <b>Warning</b>: works today, and will not for long or not everywhere.
            <b>Pass</b>: every check that was made holds.
            <b>Not applicable</b>: the question does not arise in this kind of session.</p>
            <p>Made by GdapTools. This page holds all it shows and loads nothing.</p>
            </footer>
            <script>{Html.Own(Resource("report.js"))}</script>
            </body>
            </html>

            """);

    /// <summary>Said in place of everything else when there is nothing to say.</summary>
    public static Html Nothing(string text) =>
        Html.Of($"""
            <section><p class="notice">{HtmlParts.Badge(GdapVerdict.Unknown)} {text}</p></section>

            """);

    /// <summary>The id that links to a finding; different findings have different ones.</summary>
    public static string AnchorOf(Finding finding)
    {
        StringBuilder anchor = new("f-");
        foreach (char character in ReportText.Clean(finding.Id))
        {
            bool isPlain = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-';
            anchor.Append(isPlain ? character.ToString() : $"_{(int)character:x}_");
        }

        return anchor.ToString();
    }

    private static string Hash(string text)
    {
        using SHA256 sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(EmbeddedData.Open(name), Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
