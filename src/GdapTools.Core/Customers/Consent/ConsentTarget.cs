using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Consent;

/// <summary>What is asked of one customer.</summary>
/// <param name="CustomerTenantId">The customer.</param>
/// <param name="CustomerName">Null where nothing told it.</param>
/// <param name="ApplicationId">The application that is, or is to be, consented to.</param>
/// <param name="Wanted">Scopes by resource; none for whatever there is.</param>
internal sealed record ConsentTarget(
    string CustomerTenantId,
    string? CustomerName,
    string ApplicationId,
    IReadOnlyList<GdapConsentGrant> Wanted)
{
    /// <summary>What the application is called; null where nothing told it.</summary>
    public string? ApplicationName { get; init; }

    public string Customer => $"customer '{CustomerName ?? CustomerTenantId}'";

    public string Application => ApplicationName is null
        ? $"application '{ApplicationId}'"
        : $"application '{ApplicationName}' ({ApplicationId})";

    /// <summary>The application that is meant: the one given, else the session's own.</summary>
    /// <exception cref="GdapException"><c>ClientIdRequired</c></exception>
    public static string ApplicationOf(GdapSession session, Guid? clientId) =>
        clientId is Guid given && given != Guid.Empty ? given.ToString()
        : session.Token.AppId ?? session.Context.ClientId ?? throw new GdapException(
            "ClientIdRequired",
            GdapErrorKind.InvalidInput,
            "The session's token does not tell its application.",
            "ClientId",
            "Give -ClientId, the application id of the application that is meant.");

    /// <summary>What is asked of a customer in a session, with the names that it knows.</summary>
    public static ConsentTarget In(
        GdapSession session,
        string customerTenantId,
        string? customerName,
        Guid? clientId,
        IReadOnlyList<GdapConsentGrant> wanted)
    {
        string applicationId = ApplicationOf(session, clientId);
        string? seen = session.Customers.All
            .FirstOrDefault(item => item.Key.Equals(customerTenantId, StringComparison.OrdinalIgnoreCase)).Value;
        bool isOwn = applicationId.Equals(session.Token.AppId, StringComparison.OrdinalIgnoreCase);
        return new ConsentTarget(customerTenantId, customerName ?? seen, applicationId, wanted)
        {
            ApplicationName = isOwn ? session.Token.AppDisplayName : null,
        };
    }
}
