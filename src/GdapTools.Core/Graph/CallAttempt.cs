using System;

namespace GdapTools.Core.Graph;

/// <summary>One sending of a request.</summary>
/// <param name="clientRequestId">Sent along, so that the request can be found in the service's logs.</param>
/// <param name="renewTokensBefore">Set when a token was refused: one acquired later is wanted.</param>
/// <param name="claims">What the service demands of the token, as JSON.</param>
internal sealed class CallAttempt(string clientRequestId, DateTimeOffset? renewTokensBefore, string? claims)
{
    public string ClientRequestId { get; } = clientRequestId;

    public DateTimeOffset? RenewTokensBefore { get; } = renewTokensBefore;

    /// <summary>Also set by the SDK, which answers a claims challenge once by itself.</summary>
    public string? Claims { get; set; } = claims;
}
