namespace GdapTools.Sandbox.Tests;

/// <summary>A partner with a handful of everything, small enough to read.</summary>
internal static class SmallPartner
{
    public const string Partner = "10000000-0000-4000-8000-000000000001";
    public const string Customer = "20000000-0000-4000-8000-000000000001";
    public const string Refusing = "20000000-0000-4000-8000-000000000002";
    public const string Known = "20000000-0000-4000-8000-000000000003";
    public const string Client = "30000000-0000-4000-8000-000000000001";
    public const string Ann = "40000000-0000-4000-8000-000000000001";
    public const string Bob = "40000000-0000-4000-8000-000000000002";
    public const string BobAsGuest = "40000000-0000-4000-8000-000000000003";
    public const string Inner = "50000000-0000-4000-8000-000000000001";
    public const string Outer = "50000000-0000-4000-8000-000000000002";
    public const string Agents = "50000000-0000-4000-8000-000000000003";
    public const string Role = "60000000-0000-4000-8000-000000000001";
    public const string RelationshipId =
        "70000000-0000-4000-8000-000000000001-70000000-0000-4000-8000-000000000002";

    public const string AnnName = "ann@partner.example";
    public const string BobName = "bob@partner.example";
    public const string BobToken = "test-refresh-token-of-bob";

    public const string Json = """
        {
          "format": "gdap-snapshot/1",
          "capturedAt": "2026-11-01T08:00:00Z",
          "environment": "Global",
          "partnerTenantId": "10000000-0000-4000-8000-000000000001",
          "account": {
            "id": "40000000-0000-4000-8000-000000000001",
            "userPrincipalName": "ann@partner.example",
            "tenantId": "10000000-0000-4000-8000-000000000001"
          },
          "clientId": "30000000-0000-4000-8000-000000000001",
          "accessToken": {
            "claims": {
              "ver": "1.0",
              "oid": "40000000-0000-4000-8000-000000000001",
              "upn": "ann@partner.example",
              "name": "Ann",
              "amr": [ "pwd", "mfa" ],
              "scp": "Directory.Read.All DelegatedAdminRelationship.Read.All",
              "iat": 1793520000,
              "nbf": 1793520000,
              "exp": 1793523600
            }
          },
          "enforceMfa": true,
          "tenants": {
            "10000000-0000-4000-8000-000000000001": {
              "resources": {
                "v1.0/organization": {
                  "value": [
                    {
                      "id": "10000000-0000-4000-8000-000000000001",
                      "displayName": "Partner",
                      "createdDateTime": "2020-01-02T03:04:05.1234567Z",
                      "verifiedDomains": [ { "name": "partner.example", "isDefault": true } ]
                    }
                  ]
                },
                "v1.0/users": {
                  "value": [
                    { "id": "40000000-0000-4000-8000-000000000001", "userPrincipalName": "ann@partner.example" },
                    { "id": "40000000-0000-4000-8000-000000000002", "userPrincipalName": "bob@partner.example" }
                  ]
                },
                "v1.0/groups": {
                  "value": [
                    { "id": "50000000-0000-4000-8000-000000000001", "displayName": "Inner" },
                    { "id": "50000000-0000-4000-8000-000000000002", "displayName": "Outer" },
                    { "id": "50000000-0000-4000-8000-000000000003", "displayName": "AdminAgents" }
                  ]
                },
                "v1.0/directoryRoles": {
                  "value": [
                    {
                      "id": "60000000-0000-4000-8000-000000000001",
                      "displayName": "Global Reader",
                      "roleTemplateId": "f2ef992c-3afb-46b9-b7cf-a126ee74c451"
                    }
                  ]
                },
                "v1.0/groups/50000000-0000-4000-8000-000000000001/members": {
                  "value": [
                    {
                      "@odata.type": "#microsoft.graph.user",
                      "id": "40000000-0000-4000-8000-000000000001",
                      "userPrincipalName": "ann@partner.example"
                    },
                    { "@odata.type": "#microsoft.graph.group", "id": "50000000-0000-4000-8000-000000000002" }
                  ]
                },
                "v1.0/groups/50000000-0000-4000-8000-000000000002/members": {
                  "value": [ { "id": "50000000-0000-4000-8000-000000000001" } ]
                },
                "v1.0/groups/50000000-0000-4000-8000-000000000003/members": {
                  "value": [
                    { "id": "40000000-0000-4000-8000-000000000001" },
                    { "id": "40000000-0000-4000-8000-000000000002" }
                  ]
                },
                "v1.0/directoryRoles/60000000-0000-4000-8000-000000000001/members": {
                  "value": [ { "id": "50000000-0000-4000-8000-000000000002" } ]
                },
                "v1.0/contracts": {
                  "value": [
                    {
                      "id": "80000000-0000-4000-8000-000000000001",
                      "customerId": "20000000-0000-4000-8000-000000000003",
                      "defaultDomainName": "known.example",
                      "displayName": "Known"
                    }
                  ]
                },
                "v1.0/tenantRelationships/delegatedAdminRelationships": {
                  "value": [
                    {
                      "@odata.etag": "W/\"1\"",
                      "id": "70000000-0000-4000-8000-000000000001-70000000-0000-4000-8000-000000000002",
                      "displayName": "One",
                      "duration": "P730D",
                      "autoExtendDuration": "P180D",
                      "customer": { "tenantId": "20000000-0000-4000-8000-000000000001", "displayName": "Customer" },
                      "accessDetails": {
                        "unifiedRoles": [ { "roleDefinitionId": "f2ef992c-3afb-46b9-b7cf-a126ee74c451" } ]
                      },
                      "status": "active",
                      "endDateTime": "2027-05-01T08:00:00Z"
                    }
                  ]
                },
                "v1.0/tenantRelationships/delegatedAdminRelationships/70000000-0000-4000-8000-000000000001-70000000-0000-4000-8000-000000000002/accessAssignments": {
                  "value": [
                    {
                      "id": "90000000-0000-4000-8000-000000000001",
                      "status": "active",
                      "accessContainer": {
                        "accessContainerId": "50000000-0000-4000-8000-000000000001",
                        "accessContainerType": "securityGroup"
                      },
                      "accessDetails": {
                        "unifiedRoles": [ { "roleDefinitionId": "f2ef992c-3afb-46b9-b7cf-a126ee74c451" } ]
                      }
                    }
                  ]
                },
                "v1.0/tenantRelationships/delegatedAdminCustomers": {
                  "value": [
                    {
                      "id": "20000000-0000-4000-8000-000000000001",
                      "tenantId": "20000000-0000-4000-8000-000000000001",
                      "displayName": "Customer"
                    }
                  ]
                },
                "partnercenter/v1/nonMfaCompliantPartnerPrincipals": { "totalCount": 0, "items": [] }
              }
            },
            "20000000-0000-4000-8000-000000000001": {
              "resources": {
                "v1.0/organization": {
                  "value": [ { "id": "20000000-0000-4000-8000-000000000001", "displayName": "Customer" } ]
                },
                "v1.0/users": {
                  "value": [
                    {
                      "id": "40000000-0000-4000-8000-000000000003",
                      "mail": "bob@partner.example",
                      "userPrincipalName": "bob_partner.example#EXT#@customer.example",
                      "userType": "Guest"
                    }
                  ]
                }
              }
            },
            "20000000-0000-4000-8000-000000000002": {
              "tokenError": {
                "error": "invalid_grant",
                "error_codes": [ 65001 ],
                "error_description": "AADSTS65001: The user or administrator has not consented to use the application.",
                "suberror": "consent_required"
              },
              "resources": {}
            }
          },
          "signIns": [
            {
              "grant": "refresh_token",
              "credential": "test-refresh-token-of-bob",
              "account": {
                "id": "40000000-0000-4000-8000-000000000002",
                "userPrincipalName": "bob@partner.example",
                "tenantId": "10000000-0000-4000-8000-000000000001"
              },
              "claims": { "amr": [ "pwd" ], "ipaddr": "203.0.113.10" }
            }
          ]
        }
        """;
}
