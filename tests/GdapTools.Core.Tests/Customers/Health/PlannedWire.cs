using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Serves a plan as Graph does, and throws at a question that the health of relationships has no need of.</summary>
internal sealed class PlannedWire : HttpMessageHandler
{
    public HealthPlan? Plan { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        (HttpStatusCode status, JsonNode body) = path.EndsWith("/$batch", StringComparison.Ordinal)
            ? (HttpStatusCode.OK, Batch(JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!))
            : Answer(path);
        return new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
    }

    private JsonObject Batch(JsonNode batch)
    {
        JsonArray answers = [];

        foreach (JsonNode? item in batch["requests"]!.AsArray())
        {
            (HttpStatusCode status, JsonNode body) = Answer("/v1.0" + (string)item!["url"]!);
            answers.Add(new JsonObject { ["id"] = (string)item["id"]!, ["status"] = (int)status, ["body"] = body });
        }

        return new JsonObject { ["responses"] = answers };
    }

    private (HttpStatusCode Status, JsonNode Body) Answer(string path)
    {
        HealthPlan plan = Plan!;
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

        return parts[^1] switch
        {
            "delegatedAdminRelationships" => List(plan.RelationshipList, plan.Relationships.Select(PlannedJson.Relationship)),
            "delegatedAdminCustomers" => List(plan.CustomerList, plan.Listed.Select(PlannedJson.Customer)),
            "contracts" => List(plan.ContractList, plan.Contracts.Select(PlannedJson.Contract)),
            "accessAssignments" => Assignments(plan, Array.IndexOf(PlannedJson.RelationshipIds, parts[^2])),
            _ when parts[^2] == "groups" => plan.AreGroupsNamed
                ? (HttpStatusCode.OK, new JsonObject { ["id"] = parts[^1], ["displayName"] = "Group " + parts[^1] })
                : Failed(Health.Answer.Refused),
            _ => throw new InvalidOperationException($"The health of relationships asks for {path}."),
        };
    }

    private static (HttpStatusCode, JsonNode) Assignments(HealthPlan plan, int place)
    {
        RelatedPlan relationship = plan.Relationships[place];
        Answer answer = plan.AreAssignmentsLost ? Health.Answer.Lost
            : relationship.AreAssignmentsRefused ? Health.Answer.Refused
            : Health.Answer.Told;
        return List(answer, relationship.Assignments.Select(PlannedJson.Assignment));
    }

    private static (HttpStatusCode, JsonNode) List(Answer answer, IEnumerable<JsonObject> items) => answer == Health.Answer.Told
        ? (HttpStatusCode.OK, new JsonObject { ["value"] = new JsonArray([.. items]) })
        : Failed(answer);

    private static (HttpStatusCode, JsonNode) Failed(Answer answer) => answer switch
    {
        Health.Answer.Refused => (HttpStatusCode.Forbidden, Error("accessDenied", null)),
        Health.Answer.WantsMfa => (HttpStatusCode.Unauthorized, Error("UnknownError", "unauthorizedMissingMfaTokenClaim")),
        _ => throw new HttpRequestException("The network is gone.", new System.Net.Sockets.SocketException(11001)),
    };

    private static JsonObject Error(string code, string? inner) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = "",
            ["innerError"] = inner is null ? null : new JsonObject { ["code"] = inner },
        },
    };
}
