using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Customers.Consent;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>The service principals of a customer tenant, and what their applications may do there. For one caller at a
/// time.</summary>
internal sealed class ConsentStore
{
    private const string PrincipalsPath = "v1.0/servicePrincipals";
    private const string GrantsPath = "v1.0/oauth2PermissionGrants";

    private readonly SandboxWorld _world;
    private readonly LiveCollection _principals;
    private readonly LiveCollection _grants;

    public ConsentStore(SandboxWorld world, ResourceTree tenant)
    {
        _world = world;
        _principals = tenant.Open(PrincipalsPath, item => item);
        _grants = tenant.Open(GrantsPath, item => item);
    }

    /// <summary>Whether an application is consented to for a resource, by an administrator.</summary>
    public bool Holds(string applicationId, string resourceId) =>
        FindPrincipal(applicationId) is string client
        && FindPrincipal(resourceId) is string resource
        && _grants.Any(item => item.Text("consentType") == "AllPrincipals"
            && item.Text("clientId") == client
            && item.Text("resourceId") == resource);

    /// <summary>Consents, and makes whatever service principal is missing.</summary>
    public void Grant(ConsentRequest request)
    {
        string client = FindPrincipal(request.ApplicationId)
            ?? AddPrincipal(request.ApplicationId, request.DisplayName ?? NameInPartner(request.ApplicationId));
        foreach ((string resourceId, IReadOnlyList<string> scopes) in request.Grants)
        {
            string resource = FindPrincipal(resourceId) ?? AddPrincipal(resourceId, ConsentResources.NameOf(resourceId));
            _grants.Put(JsonElementExtensions.Build(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", _world.NextId());
                writer.WriteString("clientId", client);
                writer.WriteString("consentType", "AllPrincipals");
                writer.WriteNull("principalId");
                writer.WriteString("resourceId", resource);
                writer.WriteString("scope", string.Join(" ", scopes));
                writer.WriteEndObject();
            }));
        }
    }

    /// <summary>Takes out an application's service principal with all that it was granted.</summary>
    /// <returns>False when there is none.</returns>
    public bool Remove(string applicationId)
    {
        if (FindPrincipal(applicationId) is not string client)
        {
            return false;
        }

        foreach (string id in _grants.View.Items!
            .Where(item => item.Text("clientId") == client)
            .Select(item => item.Text("id"))
            .OfType<string>()
            .ToArray())
        {
            _grants.Remove(id);
        }

        _principals.Remove(client);
        return true;
    }

    private string? FindPrincipal(string applicationId) => Find(_principals.View.Items!, applicationId)?.Text("id");

    private string? NameInPartner(string applicationId) =>
        _world.Tenants.Partner.Find(PrincipalsPath, callerId: null)?.Items is { } items
            ? Find(items, applicationId)?.Text("displayName")
            : null;

    private string AddPrincipal(string applicationId, string? displayName)
    {
        string id = _world.NextId();
        _principals.Put(JsonElementExtensions.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteBoolean("accountEnabled", true);
            writer.WriteString("appId", applicationId);
            writer.WriteString("displayName", displayName ?? applicationId);
            writer.WriteString("servicePrincipalType", "Application");
            writer.WriteEndObject();
        }));
        return id;
    }

    private static JsonElement? Find(IEnumerable<JsonElement> principals, string applicationId)
    {
        foreach (JsonElement item in principals)
        {
            if (string.Equals(item.Text("appId"), applicationId, StringComparison.OrdinalIgnoreCase))
            {
                return item;
            }
        }

        return null;
    }
}
