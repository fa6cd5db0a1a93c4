using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Customers.Consent;

/// <summary>Writes what a customer is sent who is to consent by itself.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-admin-consent</summary>
/// <param name="environment">The session's cloud.</param>
/// <param name="redirectUri">Where the administrator's browser goes afterwards; registered with the application.</param>
internal sealed class ConsentLinks(GdapEnvironment environment, Uri redirectUri)
{
    private readonly CloudEndpoints _cloud = CloudEndpoints.For(environment);

    /// <param name="told">How things are.</param>
    /// <param name="wanted">What the customer is to consent to.</param>
    /// <param name="reason">Why a link is written.</param>
    public GdapConsent Of(GdapConsent told, IReadOnlyList<GdapConsentGrant> wanted, string? reason)
    {
        IReadOnlyList<GdapConsentGrant> all = ConsentScopes.Join(told.Granted.Concat(wanted));
        Uri address = Address(told, all);
        return new GdapConsent
        {
            CustomerTenantId = told.CustomerTenantId,
            CustomerName = told.CustomerName,
            ApplicationId = told.ApplicationId,
            DisplayName = told.DisplayName,
            Status = told.Status,
            Change = GdapConsentChange.LinkWritten,
            Source = told.Source,
            Granted = told.Granted,
            MissingScopes = told.MissingScopes,
            Reason = reason ?? told.Reason,
            MissingPermissions = told.MissingPermissions,
            ConsentUri = address,
            ConsentText = Text(told, all, address),
        };
    }

    private Uri Address(GdapConsent told, IReadOnlyList<GdapConsentGrant> all)
    {
        string scope = string.Join(" ", all.SelectMany(grant => grant.Scopes.Select(item => $"{Resource(grant)}/{item}")));
        return new Uri(
            _cloud.AuthorityHost,
            $"{told.CustomerTenantId}/v2.0/adminconsent?client_id={told.ApplicationId}&scope={Uri.EscapeDataString(scope)}"
                + $"&redirect_uri={Uri.EscapeDataString(redirectUri.OriginalString)}&state={told.CustomerTenantId}");
    }

    private string Resource(GdapConsentGrant grant) => ConsentResources.IsGraph(grant.EnterpriseApplicationId)
        ? _cloud.Graph.GetLeftPart(UriPartial.Authority)
        : grant.EnterpriseApplicationId;

    private static string Text(GdapConsent told, IReadOnlyList<GdapConsentGrant> all, Uri address)
    {
        string customer = told.CustomerName is string name ? $" of {name}" : "";
        string application = told.DisplayName is string display ? $"{display} ({told.ApplicationId})" : told.ApplicationId;
        string scopes = string.Join("\n", all.Select(grant => "- " + grant));
        return $"""
            Dear administrator{customer},

            we look after your Microsoft tenant with an application, and ask you to consent to it for your organization.
            Application: {application}
            It acts on behalf of our technicians, within the roles that you have given us, and with these permissions:

            {scopes}

            Please open this link as a Global Administrator or Cloud Application Administrator of your tenant, and accept:
            {address.AbsoluteUri}

            Afterwards the browser may show a page that cannot be reached; the consent is given all the same.
            You can take it back at any time in the Microsoft Entra admin center, under Enterprise applications.
            """.Replace("\r\n", "\n");
    }
}
