using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>No answer can fill the memory: of a body that is too large, no more is taken than shows that it is.</summary>
public sealed class AnswerLimitTests
{
    private const int Piece = 16 * 1024;

    [Fact]
    public async Task Body_is_left_where_it_passes_the_limit()
    {
        using LargeBody body = new(2L * AnswerReader.DefaultLimit);
        using GraphOver graph = new(new Uri("https://graph.microsoft.com/"), carrier: new Carrier(body));

        GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Equal("ResponseTooLarge", failure.ErrorId);
        Assert.InRange(body.Position, AnswerReader.DefaultLimit, AnswerReader.DefaultLimit + Piece);
    }

    private sealed class Carrier(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body), RequestMessage = request });
    }

    private sealed class LargeBody(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(Math.Min(count, Piece), length - _position);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            _position += read;
            return read;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
