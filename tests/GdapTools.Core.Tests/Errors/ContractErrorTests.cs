using System;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>Every recorded error, in every form, resolves to what its source says it was.</summary>
public sealed class ContractErrorTests
{
    private static readonly ErrorResolver s_resolver = new();

    public static TheoryData<string, string?, ErrorSource, ChainLink, Confidence> Expected => new()
    {
        { "aadsts-500011", "AADSTS500011", ErrorSource.TokenEndpoint, ChainLink.Consent, Confidence.High },
        { "aadsts-500133-two-codes", "AADSTS500133", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.High },
        { "aadsts-50020", "AADSTS50020", ErrorSource.TokenEndpoint, ChainLink.Relationship, Confidence.Medium },
        { "aadsts-50034", "AADSTS50034", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-50053", "AADSTS50053", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-50055", "AADSTS50055", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-50057", "AADSTS50057", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-50076-v1-interaction_required", "AADSTS50076", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.Medium },
        { "aadsts-50076-v2-invalid_grant", "AADSTS50076", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.Medium },
        { "aadsts-50079-obo", "AADSTS50079", ErrorSource.TokenEndpoint, ChainLink.Posture, Confidence.High },
        { "aadsts-50126-two-codes", "AADSTS50126", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-50158", "AADSTS50158", ErrorSource.TokenEndpoint, ChainLink.Posture, Confidence.Medium },
        { "aadsts-50173", "AADSTS50173", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.High },
        { "aadsts-53003", "AADSTS53003", ErrorSource.TokenEndpoint, ChainLink.CustomerPolicy, Confidence.Medium },
        { "aadsts-530032", "AADSTS530032", ErrorSource.TokenEndpoint, ChainLink.CustomerPolicy, Confidence.Medium },
        { "aadsts-530034-delegated-admin-blocked", "AADSTS530034", ErrorSource.TokenEndpoint, ChainLink.Account, Confidence.High },
        { "aadsts-65001", "AADSTS65001", ErrorSource.TokenEndpoint, ChainLink.Consent, Confidence.High },
        { "aadsts-700016", "AADSTS700016", ErrorSource.TokenEndpoint, ChainLink.Consent, Confidence.Medium },
        { "aadsts-7000215", "AADSTS7000215", ErrorSource.TokenEndpoint, ChainLink.Credential, Confidence.High },
        { "aadsts-7000222", "AADSTS7000222", ErrorSource.TokenEndpoint, ChainLink.Credential, Confidence.High },
        { "aadsts-700082-12h", "AADSTS700082", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.High },
        { "aadsts-700082", "AADSTS700082", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.High },
        { "aadsts-70011", "AADSTS70011", ErrorSource.TokenEndpoint, ChainLink.Credential, Confidence.High },
        { "aadsts-70016-authorization_pending", "AADSTS70016", ErrorSource.TokenEndpoint, ChainLink.Token, Confidence.High },
        { "aadsts-9002313", "AADSTS9002313", ErrorSource.TokenEndpoint, ChainLink.Credential, Confidence.Medium },
        { "aadsts-90072-redirect", "AADSTS90072", ErrorSource.TokenEndpoint, ChainLink.Relationship, Confidence.Medium },
        { "gdap-200-empty-without-AdminAgents", null, ErrorSource.Graph, ChainLink.Assignment, Confidence.Medium },
        { "gdap-400-badRequest-relationshipId", "badRequest", ErrorSource.Graph, ChainLink.Relationship, Confidence.High },
        { "gdap-500-unexpectedError", "unexpectedError", ErrorSource.Graph, ChainLink.Service, Confidence.Medium },
        { "graph-401-InvalidAuthenticationToken-audience", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-InvalidAuthenticationToken-empty", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-InvalidAuthenticationToken-expired", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-InvalidAuthenticationToken-malformed-compacttoken", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-InvalidAuthenticationToken-malformed-idx14100", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-additional-claims-required", null, ErrorSource.Graph, ChainLink.CustomerPolicy, Confidence.Medium },
        { "graph-401-cae-claims-challenge", "InvalidAuthenticationToken", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-401-unauthorizedMissingMfaTokenClaim", "unauthorizedMissingMfaTokenClaim", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-403-AccessDenied-scopes-missing-conditionalaccess", "AccessDenied", ErrorSource.Graph, ChainLink.Consent, Confidence.High },
        { "graph-403-Authorization_RequestDenied", "Authorization_RequestDenied", ErrorSource.Graph, ChainLink.Assignment, Confidence.Medium },
        { "graph-403-Unauthorized_MissingMFA", "Unauthorized_MissingMFA", ErrorSource.Graph, ChainLink.Token, Confidence.High },
        { "graph-403-nonpremium-tenant", "Authentication_RequestFromNonPremiumTenantOrB2CTenant", ErrorSource.Graph, ChainLink.Unknown, Confidence.High },
        { "graph-429-TooManyRequests", "TooManyRequests", ErrorSource.Graph, ChainLink.Throttling, Confidence.High },
        { "graph-503-MailboxInfoStale", "MailboxInfoStale", ErrorSource.Graph, ChainLink.Service, Confidence.High },
        { "graph-503-serviceNotAvailable", "serviceNotAvailable", ErrorSource.Graph, ChainLink.Service, Confidence.High },
        { "graph-504-UnknownError-empty-message", "UnknownError", ErrorSource.Graph, ChainLink.Service, Confidence.Medium },
        { "partnercenter-401-10001-mfa-required", "10001", ErrorSource.PartnerCenter, ChainLink.Token, Confidence.High },
        { "partnercenter-401-900420-audience", "900420", ErrorSource.PartnerCenter, ChainLink.Token, Confidence.Medium },
        { "partnercenter-401-900421-mfa", "900421", ErrorSource.PartnerCenter, ChainLink.Token, Confidence.High },
        { "partnercenter-error-unAuthorized", "unAuthorized", ErrorSource.PartnerCenter, ChainLink.Assignment, Confidence.Medium },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Resolves(string name, string? code, ErrorSource source, ChainLink link, Confidence confidence)
    {
        foreach ((string form, string input) in ContractError.Load(name).Forms())
        {
            ErrorResolution found = Assert.Single(s_resolver.ResolveAll(input));

            Assert.Equal((form, code, source, link, confidence), (form, found.Code, found.Source, found.Link, found.Confidence));
            Assert.Null(found.LineNumber);
            ResolutionAssert.IsComplete(found);
        }
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public void Resolves_line_by_line(string name, string? code, ErrorSource source, ChainLink link, Confidence confidence)
    {
        foreach ((string form, string input) in ContractError.Load(name).Forms())
        {
            ErrorResolution found = Assert.Single(s_resolver.ResolveLines(["started", .. input.Split('\n'), "", "next customer"]));

            Assert.Equal((form, code, source, link, confidence), (form, found.Code, found.Source, found.Link, found.Confidence));
            Assert.Equal(2, found.LineNumber);
        }
    }

    [Fact]
    public void Every_recorded_error_has_an_expectation()
    {
        string[] expected = [.. Expected.Select(row => (string)row[0]), "graph-200-batch-mixed-statuses"];

        Assert.Equal(expected.Order(StringComparer.Ordinal), ContractError.Names);
    }

    [Fact]
    public void A_batch_answer_gives_each_failed_part()
    {
        ContractError batch = ContractError.Load("graph-200-batch-mixed-statuses");

        ErrorResolution[] found = [.. s_resolver.ResolveAll(batch.Body)];

        Assert.Equal([403, 403, 405], found.Select(part => part.StatusCode!.Value));
        Assert.Equal([null, "Authorization_RequestDenied", "Request_BadRequest"], found.Select(part => part.Code));
        Assert.Equal([ChainLink.Unknown, ChainLink.Assignment, ChainLink.Unknown], found.Select(part => part.Link));
        Assert.Equal("Authorization_RequestDenied", s_resolver.Resolve(batch.Body).Code);
    }
}
