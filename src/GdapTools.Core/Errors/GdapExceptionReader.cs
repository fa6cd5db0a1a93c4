using System;

namespace GdapTools.Core.Errors;

/// <summary>Reads the exceptions of this module by their properties.</summary>
internal static class GdapExceptionReader
{
    public static void Read(GdapServiceException exception, ErrorFacts facts)
    {
        facts.Source = facts.Source == ErrorSource.Unknown ? exception.Service : facts.Source;
        facts.StatusCode ??= exception.StatusCode is >= 100 and <= 599 ? exception.StatusCode : null;
        facts.AddServiceCode(exception.Code);
        foreach (string inner in exception.InnerCodes)
        {
            facts.AddServiceCode(inner);
        }

        facts.AddText(exception.ServiceMessage);
        facts.SpeaksOfMfa |= exception.ServiceMessage?.IndexOf("MFA", StringComparison.Ordinal) >= 0;
        facts.IsMissingMfaClaim |= exception.IsMissingMfaClaim;
        facts.HasClaims |= exception.ClaimsChallenge is not null;
        facts.TraceId ??= exception.RequestId;
        facts.CorrelationId ??= exception.ClientRequestId;
        facts.Timestamp ??= exception.Date;
        facts.RetryAfter ??= exception.RetryAfter;
        if (exception.RequestUri is { IsAbsoluteUri: true } address)
        {
            facts.RequestUri ??= UrlReader.Show(address);
        }
    }

    public static void Read(GdapAuthenticationException exception, ErrorCatalogue catalogue, ErrorFacts facts)
    {
        facts.Source = ErrorSource.TokenEndpoint;
        facts.StatusCode ??= exception.StatusCode;
        foreach (int code in exception.ErrorCodes)
        {
            facts.BodyCodes.Add(code);
        }

        string? error = exception.Error;
        facts.OAuthError ??= error is not null && catalogue.IsOAuthError(error) ? error.ToLowerInvariant() : null;
        facts.TenantId ??= ErrorWords.IsTenant(exception.TenantId) ? exception.TenantId : null;
        facts.TraceId ??= exception.TraceId;
        facts.CorrelationId ??= exception.CorrelationId;
        facts.HasClaims |= exception.Claims is not null;
        facts.Said ??= exception.ServiceMessage;
    }
}
