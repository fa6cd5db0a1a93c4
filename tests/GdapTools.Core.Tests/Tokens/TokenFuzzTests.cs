using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class TokenFuzzTests
{
    private const int Rounds = 20_000;
    private const string Canary = "CaNaRy7SiGnAtUrE9";

    private static readonly string[] s_snippets =
    [
        "{", "}", "[", "\"", "\\", "null", "1e999", "\"mfa\"", "\uD800", "\0", "%2E", "Bearer ", "access_token=",
        "\r\n", "\u202E", "ey",
    ];

    [Fact]
    public void Changed_payloads_never_throw_and_never_show_the_signature()
    {
        Random random = new(20261101);
        string payload = Encoding.UTF8.GetString(
            Convert.FromBase64String(Pad(TestToken.Delegated("""["pwd","mfa"]""").Split('.')[1])));
        for (int round = 0; round < Rounds; round++)
        {
            string changed = Change(random, payload, 1 + random.Next(4));
            Check(TestToken.OfPayload(changed) + Canary);
        }
    }

    [Fact]
    public void Changed_tokens_never_throw_and_never_show_the_signature()
    {
        Random random = new(7);
        string token = $"Authorization: Bearer {TestToken.Delegated("""["pwd","mfa"]""")}{Canary}";
        for (int round = 0; round < Rounds; round++)
        {
            Check(Change(random, token, 1 + random.Next(6)));
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        Random random = new(11);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            string part = TestToken.Encode(bytes);
            Check(round % 2 == 0 ? Encoding.Latin1.GetString(bytes) : $"eyJ{part}.{part}.x");
        }
    }

    [Theory]
    [InlineData("ey")]
    [InlineData("a.")]
    [InlineData("Bearer ")]
    [InlineData("access_token:")]
    [InlineData("%25")]
    [InlineData("\nA: ")]
    [InlineData("{\"a\":")]
    [InlineData("=\r\n")]
    public void Long_repetitions_end_soon(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, TokenText.MaximumLength / part.Length));
        long start = Environment.TickCount64;

        Check(text);

        Assert.True(Environment.TickCount64 - start < 5000);
    }

    private static void Check(string text)
    {
        MfaClaimExpectation expectation = new() { Clock = TestToken.Clock, TenantId = "x" };
        GraphTokenInfo info = TokenReader.Read(text, expectation);

        Assert.DoesNotContain(Strings(info), value => value.Contains(Canary, StringComparison.Ordinal));
        Assert.NotEmpty(info.MfaClaim!.Message);
    }

    private static string Change(Random random, string text, int times)
    {
        StringBuilder changed = new(text);
        for (int time = 0; time < times; time++)
        {
            int at = random.Next(changed.Length);
            switch (random.Next(4))
            {
                case 0:
                    changed[at] = (char)random.Next(0x20, 0x7F);
                    break;
                case 1:
                    changed.Remove(at, Math.Min(1 + random.Next(8), changed.Length - at));
                    break;
                case 2:
                    changed.Insert(at, s_snippets[random.Next(s_snippets.Length)]);
                    break;
                default:
                    changed.Insert(at, changed.ToString(at, Math.Min(20, changed.Length - at)));
                    break;
            }
        }

        return changed.ToString();
    }

    /// <summary>Every text an object holds, however deep.</summary>
    private static IEnumerable<string> Strings(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            IEnumerable items => items.Cast<object?>().SelectMany(Strings),
            KeyValuePair<string, string> pair => [pair.Key, pair.Value],
            _ when value.GetType().Assembly == typeof(GraphTokenInfo).Assembly =>
                value.GetType().GetProperties().SelectMany(property => Strings(property.GetValue(value))),
            _ => [],
        };

    private static string Pad(string part) =>
        part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4);
}
