using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class TokenTextTests
{
    private static readonly string s_token = TestToken.Delegated("""["pwd","mfa"]""");

    public static TheoryData<string, string> Forms => new()
    {
        { "bare", "{0}" },
        { "blanks around", "  {0}\r\n\t" },
        { "byte order mark and zero-width blank", "\uFEFF{0}\u200B" },
        { "no-break blanks", "\u00A0{0}\u00A0" },
        { "Bearer", "Bearer {0}" },
        { "bearer, small", "bearer   {0}" },
        { "bearer without blank", "Bearer{0}" },
        { "bearer on its own line", "Bearer\n{0}" },
        { "header", "Authorization: Bearer {0}" },
        { "header in quotes", "\"Authorization: Bearer {0}\"" },
        { "curl", "curl -H \"Authorization: Bearer {0}\" https://graph.microsoft.com/v1.0/me" },
        { "hash table", "@{{ Authorization = \"Bearer {0}\"; Accept = 'application/json' }}" },
        { "request dump", "GET /v1.0/me HTTP/1.1\r\nAuthorization: Bearer {0}\r\nHost: graph.microsoft.com\r\n" },
        { "single quotes", "'{0}'" },
        { "double quotes", "\"{0}\"" },
        { "escaped quotes", "\\\"{0}\\\"" },
        { "back ticks", "`{0}`" },
        { "code fence", "```\n{0}\n```" },
        { "curly quotes", "\u201C{0}\u201D" },
        { "low quotes", "\u201E{0}\u201C" },
        { "single curly quotes", "\u2018{0}\u2019" },
        { "angle brackets", "<{0}>" },
        { "comma at the end", "\"{0}\"," },
        { "JSON of the token endpoint", """{{"token_type":"Bearer","expires_in":3599,"access_token":"{0}"}}""" },
        { "JSON with a refresh token first", """{{"refresh_token":"0.AAAA","access_token":"{0}","id_token":"x"}}""" },
        { "JSON named token", """{{ "token": "{0}" }}""" },
        { "JSON of Get-AzAccessToken", """{{"Token":"{0}","ExpiresOn":"2026-11-01T09:00:00Z","TenantId":"x"}}""" },
        { "JSON of az account get-access-token", """{{ "accessToken": "{0}", "tokenType": "Bearer" }}""" },
        { "JSON with Bearer inside", """{{"access_token":"Bearer {0}"}}""" },
        { "JSON, nested", """{{"status":200,"body":{{"access_token":"{0}"}}}}""" },
        { "JSON, array", """[{{"access_token":"{0}"}}]""" },
        { "JSON, cut off", """{{"token_type":"Bearer","access_token":"{0}","refr""" },
        { "JSON text", """ "{0}" """ },
        { "form", "token_type=Bearer&access_token={0}&state=1" },
        { "fragment", "http://localhost/#access_token={0}&token_type=Bearer" },
        { "PowerShell list", "token_type   : Bearer\r\naccess_token : {0}\r\nexpires_in   : 3599\r\n" },
        { "assignment", "$token = '{0}'" },
        { "percent-encoded blank", "Bearer%20{0}" },
        { "percent-encoded quotes", "%22{0}%22" },
        { "quoted in a mail", "> {0}" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Finds_the_token_in(string name, string form)
    {
        Assert.NotEmpty(name);
        Assert.Equal(s_token, TokenText.Normalize(string.Format(null, form, s_token)));
    }

    [Theory]
    [InlineData(76, "\r\n")]
    [InlineData(64, "\n    ")]
    [InlineData(40, " ")]
    [InlineData(72, "=\r\n")]
    [InlineData(70, "\n> ")]
    [InlineData(12, "\n")]
    [InlineData(50, "\u2028")]
    [InlineData(50, "\u00AD")]
    public void Joins_what_was_wrapped(int width, string lineBreak)
    {
        string wrapped = string.Join(lineBreak, s_token.Chunk(width).Select(chunk => new string(chunk)));

        Assert.Equal(s_token, TokenText.Normalize(wrapped));
        Assert.Equal(s_token, TokenText.Normalize("Bearer " + wrapped));
        Assert.Equal(s_token, TokenText.Normalize($"{{\"access_token\":\"{wrapped}\"}}"));
    }

    [Fact]
    public void Joins_a_value_wrapped_by_a_PowerShell_list()
    {
        string wrapped = string.Join("\r\n               ", s_token.Chunk(60).Select(chunk => new string(chunk)));

        Assert.Equal(s_token, TokenText.Normalize($"access_token : {wrapped}\r\ntoken_type   : Bearer\r\n"));
    }

    [Fact]
    public void Decodes_percent_signs_twice()
    {
        string once = s_token.Replace(".", "%2E", System.StringComparison.Ordinal);

        Assert.Equal(s_token, TokenText.Normalize(once));
        Assert.Equal(s_token, TokenText.Normalize(once.Replace("%", "%25", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \r\n\t", "")]
    [InlineData("\"\"", "")]
    [InlineData("no token in this line", "no token in this line")]
    public void Leaves_prose_alone(string? text, string expected) => Assert.Equal(expected, TokenText.Normalize(text));

    [Fact]
    public void Does_not_look_at_more_than_any_token_has() =>
        Assert.Equal("", TokenText.Normalize(new string('a', TokenText.MaximumLength + 1)));
}
