using GdapTools.Core.Authentication;
using Xunit;

namespace GdapTools.Core.Tests.Authentication;

/// <summary>The number of a refusal is found wherever the answer has it.
/// Form: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response</summary>
public sealed class TokenErrorBodyTests
{
    private const string Said = "\"error\":\"invalid_grant\",\"error_description\":\"AADSTS65001: Said by a test.\"";

    [Theory]
    [InlineData("{\"error\":\"invalid_grant\",\"error_codes\":[65001]}", 65001)]
    [InlineData("{\"error\":\"invalid_grant\",\"error_codes\":[\"65001\"]}", 65001)]
    [InlineData("{\"error\":\"invalid_grant\",\"error_codes\":65001}", 65001)]
    [InlineData("{\"error_codes\":[65001]}", 65001)]
    [InlineData("{" + Said + "}", 65001)]
    [InlineData("{" + Said + ",\"error_codes\":[]}", 65001)]
    [InlineData("{" + Said + ",\"error_codes\":null}", 65001)]
    [InlineData("{" + Said + ",\"error_codes\":[53003]}", 53003)]
    [InlineData("{\"error\":\"x\",\"error_codes\":[70002,50126]}", 50126)]
    [InlineData("{\"error\":\"x\",\"error_codes\":[53003,70002]}", 53003)]
    [InlineData("{\"error\":\"x\",\"error_description\":\"AADSTS70002: Error. AADSTS50126: Wrong password\"}", 50126)]
    [InlineData("{\"error\":\"x\",\"error_description\":\"AADSTS99999999999999: too long to be one\"}", null)]
    [InlineData("{\"error\":\"x\",\"error_codes\":[{}, null, 1.5]}", null)]
    public void The_deciding_number_is_read(string body, int? code) =>
        Assert.Equal(code, TokenErrorBody.Parse(body)!.DecidingCode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"error\":5}")]
    public void What_is_no_such_answer_is_not_read(string? body) => Assert.Null(TokenErrorBody.Parse(body));
}
