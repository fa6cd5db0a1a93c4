using System.Globalization;
using System.Net;
using System.Text;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>What the browser shows at the end. Nothing of the request is in it.</summary>
internal static class RedirectPage
{
    public static byte[] Write(int status)
    {
        byte[] page = Encoding.UTF8.GetBytes(Html(status));
        string head = string.Join("\r\n",
            $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} {Reason(status)}",
            "Content-Type: text/html; charset=utf-8",
            $"Content-Length: {page.Length.ToString(CultureInfo.InvariantCulture)}",
            "Connection: close",
            "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy: no-referrer",
            "X-Content-Type-Options: nosniff",
            "",
            "");
        return [.. Encoding.ASCII.GetBytes(head), .. page];
    }

    private static string Html(int status)
    {
        string text = WebUtility.HtmlEncode(status switch
        {
            200 => "You have signed in. You can close this window; PowerShell does the rest.",
            400 => "This is not the sign-in that PowerShell is waiting for, so it was given up.",
            403 => "The sign-in did not succeed. You can close this window; PowerShell says why.",
            _ => "There is nothing to see here.",
        });
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>GdapTools</title></head>"
            + $"<body style=\"font-family:sans-serif;margin:3em\"><p>{text}</p></body></html>";
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        421 => "Misdirected Request",
        _ => "Request Header Fields Too Large",
    };
}
