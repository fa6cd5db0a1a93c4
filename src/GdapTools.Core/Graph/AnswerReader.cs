using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Reads bodies up to a limit, so that no answer can fill the memory.</summary>
internal static class AnswerReader
{
    private const int ExcerptLength = 200;

    /// <exception cref="GdapException"><c>ResponseTooLarge</c>: the body passes the limit.</exception>
    public static async Task<ServiceAnswer> ReadAsync(
        HttpResponseMessage response,
        Uri uri,
        int maxBytes,
        CancellationToken cancellationToken)
    {
        if (response.Content is null)
        {
            return new ServiceAnswer(response, uri, json: null, text: null);
        }

        byte[] body = await ReadBodyAsync(response.Content, uri, maxBytes, cancellationToken).ConfigureAwait(false);

        if (body.Length == 0)
        {
            return new ServiceAnswer(response, uri, json: null, text: null);
        }

        try
        {
            // A copy of its own, so that no buffer outlives its answer.
            using JsonDocument document = JsonDocument.Parse(body);
            return new ServiceAnswer(response, uri, document.RootElement.Clone(), text: null);
        }
        catch (JsonException)
        {
            string text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ExcerptLength));
            return new ServiceAnswer(response, uri, json: null, text);
        }
    }

    private static async Task<byte[]> ReadBodyAsync(
        HttpContent content,
        Uri uri,
        int maxBytes,
        CancellationToken cancellationToken)
    {
#if NET
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using MemoryStream buffer = new();
        byte[] chunk = new byte[81920];
        int read;

        while ((read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > maxBytes)
            {
                throw new GdapException(
                    "ResponseTooLarge",
                    GdapErrorKind.InvalidData,
                    $"'{uri.Host}' answered with more than {maxBytes / (1024 * 1024)} MB; the answer was refused.",
                    uri.Host,
                    "Look for a proxy that answers in the service's place.");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
