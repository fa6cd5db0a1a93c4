using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>Exceptions: ours by their properties, foreign ones by whatever they show, those inside them too.</summary>
public sealed class ExceptionTests
{
    private static readonly ErrorResolver s_resolver = new();

    [Fact]
    public void A_service_exception_is_read_by_its_properties()
    {
        GdapServiceException failure = new("GraphFailed", GdapErrorKind.PermissionDenied, "AADSTS53003: not the point")
        {
            Service = ErrorSource.Graph,
            StatusCode = 403,
            Code = "AccessDenied",
            InnerCodes = ["Foo"],
            ServiceMessage = "You cannot perform the requested operation, required scopes are missing in the token.",
            RequestId = "c0b097db-5e4e-400f-89c3-4dcafb3a11be",
            ClientRequestId = "ad7f68c4-6953-429c-a331-5495318fc1b4",
            Date = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            RequestUri = new Uri("https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies"),
            RetryAfter = TimeSpan.FromSeconds(7),
        };

        ErrorResolution found = s_resolver.Resolve(failure);

        Assert.Equal(("AccessDenied", ChainLink.Consent, Confidence.High), (found.Code, found.Link, found.Confidence));
        Assert.Equal((ErrorSource.Graph, 403), (found.Source, found.StatusCode!.Value));
        Assert.Equal(failure.RequestId, found.TraceId);
        Assert.Equal(failure.ClientRequestId, found.CorrelationId);
        Assert.Equal(failure.Date, found.Timestamp);
        Assert.Equal(failure.RequestUri.ToString(), found.RequestUri);
        Assert.Contains("7 seconds", found.Remediation[0]);
        ResolutionAssert.IsComplete(found);
    }

    [Fact]
    public void A_service_exception_without_a_code_has_candidates()
    {
        GdapServiceException failure = new("GraphFailed", GdapErrorKind.Authentication, "x")
        {
            Service = ErrorSource.Graph,
            StatusCode = 401,
        };

        ErrorResolution found = s_resolver.Resolve(failure);

        Assert.Equal((null, ChainLink.Unknown, Confidence.Low), (found.Code, found.Link, found.Confidence));
        Assert.Equal(3, found.Candidates.Count);
    }

    [Fact]
    public void An_authentication_exception_is_read_by_its_properties()
    {
        GdapAuthenticationException failure = new("SignInRefused", GdapErrorKind.Authentication, "AADSTS65001: not the point")
        {
            StatusCode = 400,
            Error = "invalid_grant",
            ErrorCodes = [70002, 53003],
            TenantId = "0a1b2c3d-0000-1111-2222-333344445555",
            TraceId = "c0b097db-5e4e-400f-89c3-4dcafb3a11be",
            CorrelationId = "ad7f68c4-6953-429c-a331-5495318fc1b4",
            Claims = "{}",
        };

        ErrorResolution found = s_resolver.Resolve(failure);

        Assert.Equal(("AADSTS53003", ErrorSource.TokenEndpoint), (found.Code, found.Source));
        Assert.Equal(failure.TenantId, found.TenantId);
        Assert.Equal(failure.TraceId, found.TraceId);
        Assert.Contains(found.Remediation, step => step.Contains("claims challenge"));
    }

    public static TheoryData<Exception, string> NetworkFailures => new()
    {
        { new SocketException((int)SocketError.HostNotFound), "HostNotFound" },
        { new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), "ConnectionRefused" },
        { new HttpRequestException(HttpRequestError.NameResolutionError, "x"), "NameResolutionError" },
        { new HttpRequestException("The SSL connection could not be established", new AuthenticationException("x")), "SecureConnectionError" },
        { new TaskCanceledException("x", new TimeoutException("y")), "TimedOut" },
        { new AggregateException(new IOException("x", new SocketException((int)SocketError.ConnectionReset))), "ConnectionReset" },
        { new GdapException("NoWay", GdapErrorKind.Network, "x"), "ConnectionError" },
        { new GdapException("Late", GdapErrorKind.Timeout, "x"), "TimedOut" },
        { new WebException("x", WebExceptionStatus.NameResolutionFailure), "NameResolutionFailure" },
    };

    [Theory]
    [MemberData(nameof(NetworkFailures))]
    public void Failures_of_the_network_are_told_by_their_codes(Exception exception, string code)
    {
        ErrorResolution found = s_resolver.Resolve(exception);

        Assert.Equal((code, ErrorSource.Network, ChainLink.Network), (found.Code, found.Source, found.Link));
        Assert.Equal(Confidence.High, found.Confidence);
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("No such host is known. (graph.microsoft.com:443)")]
    [InlineData("The SSL connection could not be established, see inner exception.")]
    [InlineData("The remote name could not be resolved: 'login.microsoftonline.com'")]
    [InlineData("Unable to connect to the remote server")]
    [InlineData("The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.")]
    [InlineData("No connection could be made because the target machine actively refused it.")]
    [InlineData("<!DOCTYPE html><html><head><title>Web filter</title></head><body>Blocked</body></html>")]
    public void Failures_of_the_network_in_words_are_Medium(string words)
    {
        ErrorResolution found = s_resolver.Resolve(words);

        Assert.Equal((ErrorSource.Network, ChainLink.Network, Confidence.Medium), (found.Source, found.Link, found.Confidence));
        ResolutionAssert.IsComplete(found);
    }

    [Fact]
    public void A_stopped_call_proves_nothing()
    {
        ErrorResolution found = s_resolver.Resolve(new OperationCanceledException());

        Assert.Equal((ChainLink.Unknown, Confidence.Low), (found.Link, found.Confidence));
        ResolutionAssert.IsComplete(found);
    }

    [Fact]
    public void The_answer_counts_more_than_the_network()
    {
        HttpRequestException exception = new("Response status code does not indicate success: 403 (Forbidden).", new IOException("connection reset"), HttpStatusCode.Forbidden);

        Assert.Equal(403, s_resolver.Resolve(exception).StatusCode);
        Assert.NotEqual(ErrorSource.Network, s_resolver.Resolve(exception).Source);
    }

    [Fact]
    public void The_body_beside_an_exception_counts_most()
    {
        ErrorResolution found = s_resolver.Resolve(
            new HttpRequestException("Response status code does not indicate success: 401 (Unauthorized).", null, HttpStatusCode.Unauthorized),
            """{"error":{"code":"unauthorized","innerError":{"code":"unauthorizedMissingMfaTokenClaim"}}}""");

        Assert.Equal(("unauthorizedMissingMfaTokenClaim", 401), (found.Code, found.StatusCode!.Value));
    }

    [Fact]
    public void Exceptions_of_other_libraries_are_read_by_their_properties()
    {
        ErrorResolution graph = s_resolver.Resolve(new SdkException
        {
            ResponseStatusCode = 403,
            Error = new SdkError
            {
                Code = "unauthorized",
                Message = "x",
                InnerError = new SdkInnerError { RequestId = "c0b097db-5e4e-400f-89c3-4dcafb3a11be" },
            },
        });
        ErrorResolution msal = s_resolver.Resolve(new SignInException
        {
            StatusCode = 400,
            ErrorCode = "invalid_grant",
            ResponseBody = """{"error":"invalid_grant","error_codes":[50173],"suberror":"bad_token"}""",
            CorrelationId = "ad7f68c4-6953-429c-a331-5495318fc1b4",
        });

        Assert.Equal(("unauthorizedMissingMfaTokenClaim", 403), (graph.Code, graph.StatusCode!.Value));
        Assert.Equal("c0b097db-5e4e-400f-89c3-4dcafb3a11be", graph.TraceId);
        Assert.Equal(("AADSTS50173", 400), (msal.Code, msal.StatusCode!.Value));
        Assert.Equal("ad7f68c4-6953-429c-a331-5495318fc1b4", msal.CorrelationId);
    }

    [Fact]
    public void An_answer_is_read_with_its_headers()
    {
        using HttpResponseMessage response = new(HttpStatusCode.Unauthorized)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://api.partnercenter.microsoft.com/v1/customers?size=1"),
            ReasonPhrase = "Unauthorized - MFA required",
            Content = new StringContent(""),
        };
        response.Headers.Add("MS-CorrelationId", "ad7f68c4-6953-429c-a331-5495318fc1b4");

        ErrorResolution found = s_resolver.Resolve(response);

        Assert.Equal((ErrorSource.PartnerCenter, 401, ChainLink.Token, Confidence.Medium), (found.Source, found.StatusCode!.Value, found.Link, found.Confidence));
        Assert.Equal("https://api.partnercenter.microsoft.com/v1/customers", found.RequestUri);
        Assert.Equal("ad7f68c4-6953-429c-a331-5495318fc1b4", found.CorrelationId);
    }

    [Fact]
    public void Circles_and_throwing_properties_do_no_harm()
    {
        Exception inner = new ThrowingException();
        AggregateException circle = new(Enumerable.Repeat(inner, 100));

        Assert.Equal(Confidence.None, s_resolver.Resolve(new InvalidOperationException("plain", circle)).Confidence);
    }

    private sealed class SdkException : Exception
    {
        public int ResponseStatusCode { get; init; }

        public SdkError? Error { get; init; }
    }

    private sealed class SdkError
    {
        public string? Code { get; init; }

        public string? Message { get; init; }

        public SdkInnerError? InnerError { get; init; }
    }

    private sealed class SdkInnerError
    {
        public string? RequestId { get; init; }

        public IDictionary<string, object> AdditionalData { get; } =
            new Dictionary<string, object> { ["code"] = new SdkText("unauthorizedMissingMfaTokenClaim") };
    }

    private sealed class SdkText(string value)
    {
        public string GetValue() => value;
    }

    private sealed class SignInException : Exception
    {
        public int StatusCode { get; init; }

        public string? ErrorCode { get; init; }

        public string? ResponseBody { get; init; }

        public string? CorrelationId { get; init; }
    }

    private sealed class ThrowingException : Exception
    {
        public string StatusCode => throw new InvalidOperationException();

        public object Error => this;
    }
}
