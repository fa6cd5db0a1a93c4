using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace GdapTools.ContractRecorder;

/// <summary>
/// Writes exchanges as JSON lines to a file of this process, each kind once; safe for concurrent use. Never fails: a
/// recording that cannot be written is missed where it is judged, not here.
/// </summary>
internal sealed class Recorder(string folder) : IDisposable
{
    private readonly object _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private FileStream? _file;

    public void Record(Exchange exchange)
    {
        try
        {
            string kind = ExchangeKind.Of(exchange);
            lock (_lock)
            {
                if (_seen.Add(kind))
                {
                    Write(exchange);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
        }
    }

    public void Dispose() => _file?.Dispose();

    // One write a line and nothing held back: a process may be killed at any time.
    private void Write(Exchange exchange)
    {
        _file ??= Open();
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(exchange), (byte)'\n']);
        _file.Flush();
    }

    private FileStream Open()
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}.jsonl");
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }
}
