using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Reads bodies up to a limit, so that no answer can fill the memory.</summary>
internal static class AnswerReader
{
    public const int DefaultLimit = 64 * 1024 * 1024;

    private const int ExcerptLength = 200;
    private const int FirstBuffer = 64 * 1024;

    /// <param name="response">Whose headers have been read.</param>
    /// <param name="uri">What was asked.</param>
    /// <param name="limit">The most bytes of the body, unpacked.</param>
    /// <param name="clientRequestId">The id the request was sent with.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapServiceException"><c>ResponseTooLarge</c>: the body passes the limit.</exception>
    public static async Task<ServiceAnswer> ReadAsync(
        HttpResponseMessage response,
        Uri uri,
        int limit,
        string? clientRequestId,
        CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = HeadersOf(response.Headers);
        string? reason = response.ReasonPhrase;
        int status = (int)response.StatusCode;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize(response.Content, limit));

        try
        {
            int length = 0;
#if NET
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            // .NET Framework begins a read and then forgets the token: closing the connection is what ends it.
            using CancellationTokenRegistration abort = cancellationToken.Register(response.Dispose);
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            int read;
            while ((read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken)
                .ConfigureAwait(false)) > 0)
            {
                length += read;

                if (length > limit)
                {
                    throw UnreadableAnswer.TooLarge(uri, limit, status, clientRequestId);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            // A body that was closed may look like one that ended.
            cancellationToken.ThrowIfCancellationRequested();
            (JsonElement? json, string? text) = Parse(buffer, length);
            return new ServiceAnswer(status, headers, uri)
            {
                ReasonPhrase = reason,
                Json = json,
                Text = text,
                ClientRequestId = clientRequestId,
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int FirstSize(HttpContent content, int limit) =>
        content.Headers.ContentLength is long length && length > 0 && length < limit ? (int)length + 1 : FirstBuffer;

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, 0, larger, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static (JsonElement? Json, string? Text) Parse(byte[] buffer, int length)
    {
        if (length == 0)
        {
            return (null, null);
        }

        try
        {
            // A copy of its own, since the buffer goes back to the pool.
            using JsonDocument document = JsonDocument.Parse(new ReadOnlyMemory<byte>(buffer, 0, length));
            return JsonText.IsSound(buffer, length) ? (document.RootElement.Clone(), null) : (null, Excerpt(buffer, length));
        }
        catch (JsonException)
        {
            return (null, Excerpt(buffer, length));
        }
    }

    private static string Excerpt(byte[] buffer, int length) =>
        Encoding.UTF8.GetString(buffer, 0, Math.Min(length, ExcerptLength));

    private static Dictionary<string, string> HeadersOf(HttpResponseHeaders headers)
    {
        Dictionary<string, string> found = new(StringComparer.OrdinalIgnoreCase);

        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            found[header.Key] = string.Join(", ", header.Value);
        }

        return found;
    }
}
