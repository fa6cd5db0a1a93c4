using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>Makes a snapshot of its JSON. Members it does not know are passed over.</summary>
internal static class SnapshotParser
{
    public static Snapshot Parse(SnapshotNode root)
    {
        root.AsObject();
        string format = root.Require("format").AsText();
        if (format != Snapshot.Format)
        {
            throw root.Unsupported(format);
        }

        return new Snapshot
        {
            CapturedAt = root.Require("capturedAt").AsTime(),
            Environment = ParseEnvironment(root.Find("environment")),
            PartnerTenantId = root.Require("partnerTenantId").AsId(),
            Account = ParseAccount(root.Find("account")),
            ClientId = root.Find("clientId")?.AsText(),
            AccessTokenClaims = root.Find("accessToken")?.AsObject().Find("claims")?.AsObject().Element,
            EnforceMfa = root.Find("enforceMfa")?.AsBoolean() ?? true,
            Tenants = ParseTenants(root.Require("tenants")),
            SignIns = root.Find("signIns")?.Items().Select(ParseSignIn).ToArray() ?? [],
            Responses = root.Find("responses")?.Items().Select(ParseResponse).ToArray() ?? [],
        };
    }

    private static GdapEnvironment ParseEnvironment(SnapshotNode? node)
    {
        if (node is not SnapshotNode environment)
        {
            return GdapEnvironment.Global;
        }

        string text = environment.AsText();
        foreach (GdapEnvironment known in (GdapEnvironment[])Enum.GetValues(typeof(GdapEnvironment)))
        {
            if (string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        throw environment.Invalid($"expected one of {string.Join(", ", Enum.GetNames(typeof(GdapEnvironment)))}.");
    }

    private static SnapshotAccount? ParseAccount(SnapshotNode? node) => node is not SnapshotNode account ? null : new()
    {
        Id = account.AsObject().Find("id")?.AsText(),
        UserPrincipalName = account.Find("userPrincipalName")?.AsText(),
        TenantId = account.Find("tenantId")?.AsId(),
    };

    private static Dictionary<string, SnapshotTenant> ParseTenants(SnapshotNode node)
    {
        Dictionary<string, SnapshotTenant> tenants = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, SnapshotNode tenant) in node.Members())
        {
            if (!Guid.TryParse(name, out Guid id))
            {
                throw tenant.Invalid("the name of a tenant is its GUID.");
            }

            if (tenants.ContainsKey(id.ToString()))
            {
                throw tenant.Invalid("the tenant is given twice.");
            }

            tenants.Add(id.ToString(), ParseTenant(id.ToString(), tenant));
        }

        return tenants;
    }

    private static SnapshotTenant ParseTenant(string id, SnapshotNode node)
    {
        Dictionary<string, JsonElement> resources = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, SnapshotNode resource) in node.AsObject().Find("resources")?.Members() ?? [])
        {
            if (resource.Element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                throw resource.Invalid("a resource is an object or an array.");
            }

            string path = ResourcePath.Normalize(name);
            if (resources.ContainsKey(path))
            {
                throw resource.Invalid("the resource is given twice; case and percent-encoding make no difference.");
            }

            resources.Add(path, resource.Element);
        }

        return new SnapshotTenant
        {
            TenantId = id,
            TokenError = node.Find("tokenError")?.AsObject().Element,
            Resources = resources,
        };
    }

    private static SnapshotSignIn ParseSignIn(SnapshotNode node)
    {
        SnapshotNode grant = node.AsObject().Require("grant");
        if (!SnapshotGrant.All.Contains(grant.AsText()))
        {
            throw grant.Invalid($"expected one of {string.Join(", ", SnapshotGrant.All)}.");
        }

        return new SnapshotSignIn
        {
            Grant = grant.AsText(),
            ClientId = node.Find("clientId")?.AsText(),
            Credential = node.Find("credential")?.AsText(),
            Account = ParseAccount(node.Find("account")),
            Claims = node.Find("claims")?.AsObject().Element,
            Error = node.Find("error")?.AsObject().Element,
        };
    }

    private static SnapshotResponse ParseResponse(SnapshotNode node) => new()
    {
        TenantId = node.AsObject().Find("tenant")?.AsId(),
        Method = node.Find("method")?.AsText().ToUpperInvariant() ?? "GET",
        Path = ResourcePath.Normalize(node.Require("path").AsText()),
        Status = node.Find("status")?.AsNumber(200, 599) ?? 200,
        Headers = ParseHeaders(node.Find("headers")),
        Body = node.Find("body")?.Element,
        Times = node.Find("times")?.AsNumber(0, int.MaxValue),
        While = node.Find("while") is SnapshotNode resource ? ResourcePath.Normalize(resource.AsText()) : null,
    };

    private static Dictionary<string, string> ParseHeaders(SnapshotNode? node)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, SnapshotNode value) in node?.Members() ?? [])
        {
            bool isNumber = value.Element.ValueKind == JsonValueKind.Number;
            headers[name] = isNumber ? value.Element.GetRawText() : value.AsText();
        }

        return headers;
    }
}
