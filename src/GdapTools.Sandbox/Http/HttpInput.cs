using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace GdapTools.Sandbox.Http;

/// <summary>
/// What a client sends. While its request is being answered it is watched: a read is always under way, so that the
/// end of the connection is noticed at once. Bytes that come meanwhile belong to the next request and are kept.
/// </summary>
internal sealed class HttpInput(Stream stream)
{
    private static readonly Encoding s_latin1 = Encoding.GetEncoding("ISO-8859-1");

    private readonly object _lock = new();
    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;
    private Task<int>? _fill;
    private int _watch;

    /// <summary>The next line without its end; null if the connection ended before its first byte.</summary>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="status">The status of a refusal of a longer one.</param>
    public async Task<string?> ReadLineAsync(int limit, int status)
    {
        for (int seen = 0; ;)
        {
            int length = Array.IndexOf(_buffer, (byte)'\n', _start + seen, _end - _start - seen) - _start;
            if (length >= 0)
            {
                string line = s_latin1.GetString(_buffer, _start, length);
                _start += length + 1;
                return length <= limit ? TrimReturn(line) : throw TooLong(status);
            }

            seen = _end - _start;
            if (seen > limit)
            {
                throw TooLong(status);
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return seen == 0 ? null : throw new EndOfStreamException();
            }
        }
    }

    /// <summary>Just so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The connection ended before.</exception>
    public async Task ReadAsync(Stream target, int count)
    {
        while (count > 0)
        {
            if (_start == _end && !await FillAsync().ConfigureAwait(false))
            {
                throw new EndOfStreamException();
            }

            int taken = Math.Min(count, _end - _start);
            target.Write(_buffer, _start, taken);
            _start += taken;
            count -= taken;
        }
    }

    /// <summary>Waits for the end of the connection.</summary>
    /// <returns>True once the client is gone; false if watching was stopped, or too much has come.</returns>
    public async Task<bool> WatchAsync()
    {
        Task<int> fill;
        int watch;
        lock (_lock)
        {
            watch = ++_watch;
            fill = StartFill();
        }

        while (true)
        {
            int count = await CountAsync(fill).ConfigureAwait(false);
            lock (_lock)
            {
                // One that was stopped may still wait for the read that another one waits for by now.
                if (watch != _watch || count == 0)
                {
                    return watch == _watch;
                }

                Accept(count);
                if (_end - _start > HttpLimits.Ahead)
                {
                    return false;
                }

                fill = StartFill();
            }
        }
    }

    public void StopWatching()
    {
        lock (_lock)
        {
            _watch++;
        }
    }

    /// <summary>Reads on, to no purpose, until the client has closed its side.</summary>
    public async Task DrainAsync()
    {
        do
        {
            _start = _end;
        }
        while (await FillAsync().ConfigureAwait(false));
    }

    private static async Task<int> CountAsync(Task<int> fill)
    {
        try
        {
            return await fill.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private async Task<bool> FillAsync()
    {
        Task<int> fill;
        lock (_lock)
        {
            fill = StartFill();
        }

        int count = await fill.ConfigureAwait(false);
        lock (_lock)
        {
            if (count > 0)
            {
                Accept(count);
            }
        }

        return count > 0;
    }

    private void Accept(int count)
    {
        _end += count;
        _fill = null;
    }

    // What a read has brought counts only when it is accepted: one that was begun while watching may end at any time.
    private Task<int> StartFill()
    {
        if (_fill is not null)
        {
            return _fill;
        }

        if (_start > 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return _fill = stream.ReadAsync(_buffer, _end, _buffer.Length - _end);
    }

    private static string TrimReturn(string line) =>
        line.EndsWith("\r", StringComparison.Ordinal) ? line.Substring(0, line.Length - 1) : line;

    private static HttpRefusal TooLong(int status) => new(status, "The head of the request is too long.");
}
