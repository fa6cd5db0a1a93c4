using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.NetFramework;

/// <summary>
/// The network, but for one path whose answer has a body that never comes. Its stream is as those of .NET Framework,
/// which mono's are not: a read that has begun forgets its token, and only closing the stream ends it.
/// </summary>
/// <param name="path">How the path ends.</param>
/// <param name="closed">What a read then ends in; null for the end of the body.</param>
internal sealed class ForgetfulHandler(string path, Exception? closed) : DelegatingHandler(new HttpClientHandler())
{
    /// <summary>How many reads have begun.</summary>
    public int Reads { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
            ? Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Body(this, closed)) })
            : base.SendAsync(request, cancellationToken);

    private sealed class Body(ForgetfulHandler owner, Exception? closed) : Stream
    {
        private readonly TaskCompletionSource<int> _end = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            owner.Reads++;
            return _end.Task;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            _ = closed is not null ? _end.TrySetException(closed) : _end.TrySetResult(0);
            base.Dispose(disposing);
        }
    }
}
