using System;
using System.IO;
using System.Text;
using GdapTools.Core.Snapshots;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class SnapshotMutationTests
{
    private const int Rounds = 150;

    private static readonly byte[] s_sample = Bytes();
    private static readonly string?[] s_expected =
        [null, "SnapshotInvalid", "SnapshotFormatUnsupported", "SnapshotUnreadable"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_truncated_sample_is_refused(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < Rounds; round++)
        {
            int length = random.Next(s_sample.Length - 2);
            Assert.Equal("SnapshotInvalid", Failure(s_sample[..length])?.ErrorId);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_mutated_sample_is_read_or_refused_and_nothing_else(int seed)
    {
        Random random = new(seed);
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            GdapException? failure = Failure(Mutate(random));
            refused += failure is null ? 0 : 1;
            Assert.Contains(failure?.ErrorId, s_expected);
        }

        Assert.InRange(refused, 1, Rounds);
    }

    private static byte[] Mutate(Random random)
    {
        byte[] content = (byte[])s_sample.Clone();
        int changes = random.Next(1, 4);
        for (int change = 0; change < changes; change++)
        {
            // Mostly near the front, where the structure of the format is.
            int reach = random.Next(2) == 0 ? 4000 : content.Length;
            content[random.Next(reach)] = random.Next(3) switch
            {
                0 => (byte)"{}[]\",:0n-\\ "[random.Next(12)],
                1 => (byte)random.Next(256),
                _ => content[random.Next(reach)],
            };
        }

        return content;
    }

    private static GdapException? Failure(byte[] content)
    {
        try
        {
            using MemoryStream stream = new(content);
            SnapshotReader.Read(stream, "mutated");
            return null;
        }
        catch (GdapException failure)
        {
            Assert.NotEmpty(failure.Message);
            Assert.NotEmpty(failure.RecommendedAction!);
            return failure;
        }
    }

    private static byte[] Bytes()
    {
        using StreamReader reader = new(SampleSnapshot.Open());
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
