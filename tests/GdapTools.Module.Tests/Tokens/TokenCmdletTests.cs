using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Tokens;

public sealed class TokenCmdletTests : IClassFixture<TokenCmdletTests.Session>
{
    private readonly Engine _engine;

    public TokenCmdletTests(Session session)
    {
        _engine = session.Engine;
    }

    public static TheoryData<string> Forms => [.. Inputs.Keys];

    private static Dictionary<string, Func<string, object>> Inputs => new()
    {
        ["text"] = token => token,
        ["header"] = token => $"Authorization: Bearer {token}",
        ["quotes and line breaks"] = token => $"'{token.Insert(60, "\r\n").Insert(20, "\n")}'",
        ["lines"] = token => token.Chunk(50).Select(line => new string(line)).ToArray(),
        ["SecureString"] = token => Protect(token),
        ["hash table"] = token => new Hashtable { ["access_token"] = token },
        ["object with a Token"] = token => Object("Token", token),
        ["object with a secure Token"] = token => Object("Token", Protect(token)),
        ["object with an access_token"] = token => Object("access_token", $"Bearer {token}"),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_token_is_taken_in_any_form(string form)
    {
        object input = Inputs[form](SampleToken.With("pwd", "mfa"));

        Assert.Equal(MfaClaimVerdict.Pass, One<MfaClaimResult>("Test-GraphMfaClaim $args[0]", input).Verdict);
        Assert.Equal(MfaClaimVerdict.Pass, One<MfaClaimResult>("Test-GraphMfaClaim -Token $args[0]", input).Verdict);
        Assert.True(One<GraphTokenInfo>("ConvertFrom-GraphToken $args[0]", input).IsReadable);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_token_is_taken_from_the_pipeline(string form)
    {
        object input = Inputs[form](SampleToken.With("pwd", "mfa"));
        string send = form == "lines" ? ",$args[0]" : "$args[0]";

        Assert.True(One<bool>($"{send} | Test-GraphMfaClaim -Quiet", input));
        Assert.True(One<GraphTokenInfo>($"{send} | ConvertFrom-GraphToken", input).IsReadable);
    }

    [Theory]
    [InlineData("Test-GraphMfaClaim $null")]
    [InlineData("Test-GraphMfaClaim ''")]
    [InlineData("$null, 'junk', 5, (,@()) | Test-GraphMfaClaim")]
    [InlineData("'junk' | Test-GraphMfaClaim -Probe")]
    [InlineData("[pscustomobject] @{ Token = $null } | Test-GraphMfaClaim")]
    [InlineData("Test-GraphMfaClaim @{ a = 1 }")]
    public void Junk_is_a_verdict_and_no_error(string script)
    {
        EngineResult result = _engine.Run(script);

        Assert.Empty(result.Errors);
        Assert.All(
            result.Output.Select(output => (MfaClaimResult)output.BaseObject),
            claim => Assert.Equal(MfaClaimReason.NotAToken, claim.Reason));
        Assert.NotEmpty(result.Output);
    }

    [Theory]
    [InlineData("Test-GraphMfaClaim $args[0] -Probe -Verbose")]
    [InlineData("ConvertFrom-GraphToken $args[0] -Verbose")]
    [InlineData("Test-GraphMfaClaim $args[0] -TenantId other -Probe -Environment China")]
    public void The_token_shows_in_no_stream(string script)
    {
        _engine.Run("$null = Connect-GdapPartner -Sandbox");

        EngineResult result = _engine.Run(script, SampleToken.With("pwd"));

        IEnumerable<string> texts = result.Output.SelectMany(output => output.Properties)
            .Select(property => $"{property.Value}")
            .Concat(result.Errors.Select(error => $"{error} {error.ErrorDetails} {error.TargetObject}"))
            .Concat(result.Verbose.Select(record => record.Message));
        Assert.DoesNotContain(texts, text => text.Contains(SampleToken.Signature, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_token_and_session_there_is_one_error()
    {
        _engine.Run("Disconnect-GdapPartner -ErrorAction Ignore");

        ErrorRecord error = Assert.Single(_engine.Run("Test-GraphMfaClaim").Errors);

        Assert.Equal("NotConnected,GdapTools.Commands.TestGraphMfaClaimCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_session_is_no_token()
    {
        EngineResult result = _engine.Run("Connect-GdapPartner -Sandbox | Test-GraphMfaClaim");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Contains("-Context", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_probe_asks_the_services_of_the_session()
    {
        MfaClaimResult claim = One<MfaClaimResult>("$null = Connect-GdapPartner -Sandbox; Test-GraphMfaClaim -Probe");

        Assert.Equal([ProbeTarget.Graph, ProbeTarget.PartnerCenter], claim.Probes.Select(probe => probe.Target));
        Assert.All(claim.Probes, probe => Assert.Equal(GdapVerdict.Pass, probe.Verdict));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com", 0)]
    [InlineData("https://api.partnercenter.microsoft.com", 1)]
    public void A_probe_of_a_given_token_finds_the_claim_missing(string audience, int asked)
    {
        GdapContext context = One<GdapContext>("Connect-GdapPartner -Sandbox");

        MfaClaimResult claim = One<MfaClaimResult>(
            "Test-GraphMfaClaim $args[0] -Probe -Context $args[1]",
            SampleToken.With(audience, ["pwd"]),
            context);

        Assert.Equal(GdapVerdict.Fail, claim.Probes[asked].Verdict);
        Assert.Equal(401, claim.Probes[asked].StatusCode);
        Assert.Equal(GdapVerdict.NotApplicable, claim.Probes[1 - asked].Verdict);
        Assert.Null(claim.Probes[1 - asked].StatusCode);
    }

    private T One<T>(string script, params object[] arguments)
    {
        EngineResult result = _engine.Run(script, arguments);
        Assert.Empty(result.Errors);
        return Assert.IsType<T>(Assert.Single(result.Output).BaseObject);
    }

    private static PSObject Object(string name, object value)
    {
        PSObject result = new();
        result.Properties.Add(new PSNoteProperty(name, value));
        result.Properties.Add(new PSNoteProperty("ExpiresOn", DateTimeOffset.UtcNow));
        return result;
    }

    private static SecureString Protect(string text)
    {
        SecureString secret = new();
        text.ToList().ForEach(secret.AppendChar);
        return secret;
    }

    public sealed class Session : IDisposable
    {
        internal Engine Engine { get; } = Engine.WithModule();

        public void Dispose() => Engine.Dispose();
    }
}
