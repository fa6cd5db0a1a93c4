using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Http;

/// <summary>The head of an answer as it goes over the connection.</summary>
internal static class HttpAnswerHead
{
    private static readonly string[] s_framing = ["Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive"];

    /// <summary>Status line, headers and the empty line.</summary>
    public static byte[] Write(SandboxResponse answer, bool keepsAlive, bool isVersion11)
    {
        StringBuilder head = new("HTTP/1.1 ");
        head.Append(answer.Status.ToString(CultureInfo.InvariantCulture)).Append(' ');
        head.Append(Clean(answer.ReasonPhrase ?? Reason(answer.Status))).Append("\r\n");
        foreach (KeyValuePair<string, string> header in answer.Headers.Where(header => IsSent(header.Key)))
        {
            head.Append(header.Key).Append(": ").Append(Clean(header.Value)).Append("\r\n");
        }

        if (HasBody(answer))
        {
            head.Append("Content-Length: ").Append(answer.Body.Length.ToString(CultureInfo.InvariantCulture))
                .Append("\r\n");
        }

        head.Append(!keepsAlive ? "Connection: close\r\n" : isVersion11 ? "" : "Connection: keep-alive\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>False for an answer that ends with its head, whatever it is said to hold.</summary>
    public static bool HasBody(SandboxResponse answer) => answer.Status is not (204 or 304) and >= 200;

    private static bool IsSent(string name) =>
        name.Length > 0
        && name.All(character => character is > ' ' and < '\x7f' and not ':')
        && !s_framing.Contains(name, StringComparer.OrdinalIgnoreCase);

    // A snapshot may state any text as a header; it must not end the line.
    private static string Clean(string text) =>
        new([.. text.Select(character => character is < ' ' or '\x7f' ? ' ' : character)]);

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ => "",
    };
}
