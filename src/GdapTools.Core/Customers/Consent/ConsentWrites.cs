using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers.Consent;

/// <summary>The requests that grant and remove consents.
/// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis</summary>
internal static class ConsentWrites
{
    public static PartnerCenterWrite Grant(ConsentTarget target, IReadOnlyList<GdapConsentGrant> grants) =>
        new(HttpMethod.Post, Path(target), Body(target, grants));

    public static PartnerCenterWrite Remove(ConsentTarget target) =>
        new(HttpMethod.Delete, $"{Path(target)}/{target.ApplicationId}");

    private static string Path(ConsentTarget target) => $"v1/customers/{target.CustomerTenantId}/applicationconsents";

    private static string Body(ConsentTarget target, IReadOnlyList<GdapConsentGrant> grants)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("applicationId", target.ApplicationId);
            writer.WriteStartArray("applicationGrants");

            foreach (GdapConsentGrant grant in grants)
            {
                writer.WriteStartObject();
                writer.WriteString("enterpriseApplicationId", grant.EnterpriseApplicationId);
                writer.WriteString("scope", string.Join(",", grant.Scopes));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
