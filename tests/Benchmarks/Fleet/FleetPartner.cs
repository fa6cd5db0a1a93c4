using System;
using System.IO;
using System.Text.Json;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>An invented partner whose customers are all well, as a snapshot: a relationship, an assignment and a tenant each.</summary>
internal static class FleetPartner
{
    public const string TenantId = "10000000-0000-4000-8000-000000000001";

    private const string Account = "20000000-0000-4000-8000-000000000001";
    private const string Group = "30000000-0000-4000-8000-000000000001";
    private const string Gdap = "v1.0/tenantRelationships/";

    // What the default profile needs. Source: https://support.liongard.com/hc/articles/9178961
    private static readonly string[] s_roles =
    [
        "158c047a-c907-4556-b7ef-446551a6b5f7",
        "9360feb5-f418-4baa-8175-e2a00bac4301",
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
        "e8611ab8-c189-46e8-94e1-60213ab1f814",
        "4a5d8f65-41da-4de4-8968-e035b65339cf",
        "5d6b6bb7-de71-4623-b4af-96380a352509",
        "69091246-20e8-4a56-aa4d-066075b2a7a8",
    ];

    public static string CustomerId(int number) => FormattableString.Invariant($"50000000-0000-4000-8000-{number:D12}");

    public static string RelationshipId(int number) =>
        FormattableString.Invariant($"60000000-0000-4000-8000-{number:D12}-{TenantId}");

    /// <summary>Writes the snapshot of a partner with so many customers.</summary>
    public static void Write(Stream stream, int customers)
    {
        using Utf8JsonWriter json = new(stream);
        json.WriteStartObject();
        json.WriteString("format", "gdap-snapshot/1");
        json.WriteString("capturedAt", "2026-11-01T08:00:00Z");
        json.WriteString("environment", "Global");
        json.WriteString("partnerTenantId", TenantId);
        WriteAccount(json);
        json.WriteString("clientId", "40000000-0000-4000-8000-000000000001");
        json.WriteStartObject("tenants");
        WritePartner(json, customers);

        for (int number = 1; number <= customers; number++)
        {
            WriteCustomer(json, number);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json)
    {
        json.WriteStartObject("account");
        json.WriteString("id", Account);
        json.WriteString("userPrincipalName", "robot@partner.example");
        json.WriteString("tenantId", TenantId);
        json.WriteEndObject();
        json.WritePropertyName("accessToken");
        json.WriteRawValue($$$"""
            {"claims":{"amr":["pwd","mfa"],"oid":"{{{Account}}}","upn":"robot@partner.example","scp":"DelegatedAdminRelationship.Read.All"}}
            """);
        json.WriteBoolean("enforceMfa", true);
    }

    private static void WritePartner(Utf8JsonWriter json, int customers)
    {
        json.WriteStartObject(TenantId);
        json.WriteStartObject("resources");
        WriteList(json, Gdap + "delegatedAdminRelationships", customers, WriteRelationship);
        WriteList(json, Gdap + "delegatedAdminCustomers", customers, (writer, number) =>
        {
            writer.WriteString("id", CustomerId(number));
            writer.WriteString("tenantId", CustomerId(number));
            writer.WriteString("displayName", $"Customer {number}");
        });
        WriteList(json, $"v1.0/users/{Account}/transitiveMemberOf", 1, (writer, _) =>
        {
            writer.WriteString("id", Group);
            writer.WriteString("displayName", "Engineers");
        });

        for (int number = 1; number <= customers; number++)
        {
            int current = number;
            WriteList(json, $"{Gdap}delegatedAdminRelationships/{RelationshipId(number)}/accessAssignments", 1, (writer, _) =>
            {
                writer.WriteString("id", CustomerId(current));
                writer.WriteString("status", "active");
                writer.WriteStartObject("accessContainer");
                writer.WriteString("accessContainerId", Group);
                writer.WriteString("accessContainerType", "securityGroup");
                writer.WriteEndObject();
                WriteRoles(writer);
            });
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCustomer(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject(CustomerId(number));
        json.WriteStartObject("resources");
        WriteList(json, "v1.0/organization", 1, (writer, _) =>
        {
            writer.WriteString("id", CustomerId(number));
            writer.WriteString("displayName", $"Customer {number}");
        });
        WriteList(json, "v1.0/users", 0, (_, _) => { });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRelationship(Utf8JsonWriter json, int number)
    {
        json.WriteString("id", RelationshipId(number));
        json.WriteString("displayName", $"Partner - Customer {number}");
        json.WriteStartObject("customer");
        json.WriteString("tenantId", CustomerId(number));
        json.WriteString("displayName", $"Customer {number}");
        json.WriteEndObject();
        WriteRoles(json);
        json.WriteString("status", "active");
        json.WriteString("duration", "P730D");
        json.WriteString("autoExtendDuration", "P180D");
        json.WriteString("createdDateTime", "2026-01-01T08:00:00Z");
        json.WriteString("activatedDateTime", "2026-01-02T08:00:00Z");
        json.WriteString("endDateTime", "2028-01-02T08:00:00Z");
    }

    private static void WriteRoles(Utf8JsonWriter json)
    {
        json.WriteStartObject("accessDetails");
        json.WriteStartArray("unifiedRoles");

        foreach (string role in s_roles)
        {
            json.WriteStartObject();
            json.WriteString("roleDefinitionId", role);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string path, int count, Action<Utf8JsonWriter, int> write)
    {
        json.WriteStartObject(path);
        json.WriteStartArray("value");

        for (int number = 1; number <= count; number++)
        {
            json.WriteStartObject();
            write(json, number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
