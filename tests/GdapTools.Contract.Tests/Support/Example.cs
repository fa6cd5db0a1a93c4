using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Support;

/// <summary>The documented request and response pairs of graph-contract.</summary>
internal static class Example
{
    /// <summary>The one without a described path.</summary>
    public const string Batch = "batch-mixed-statuses";

    /// <summary>Those that graph-contract's README says Microsoft's pages have wrong, and what in them is.</summary>
    public static IReadOnlyDictionary<string, Violation> Invalid { get; } = new Dictionary<string, Violation>
    {
        ["contracts-list"] = new(ViolationKind.WrongFormat, "$.value[0].customerId", "customerId-value"),
        ["gdap-relationship-create"] = new(ViolationKind.WrongFormat, "$.activatedDateTime", "''"),
        ["gdap-requests-list"] = new(ViolationKind.UnknownEnumMember, "$.value[1].status", "running"),
        ["organization-list"] = new(
            ViolationKind.UnknownEnumMember, "$.value[0].partnerTenantType", "ResellerPartnerDelegatedAdmin"),
        ["userregistrationdetails-list"] = new(
            ViolationKind.UnknownEnumMember, "$.value[1].userPreferredMethodForSecondaryAuthentication", "''"),
    };

    public static IReadOnlyList<string> Names { get; } = Repository.Names("examples");

    public static IReadOnlyList<string> Valid { get; } =
        [.. Names.Where(name => name != Batch && !Invalid.ContainsKey(name))];

    public static Message Read(string name)
    {
        JsonObject example = Repository.Read("examples", name);

        // One page writes blanks round the equals sign of an option.
        string address = ((string)example["url"]!).Replace("$filter = ", "$filter=", StringComparison.Ordinal);
        return new Message(
            (string)example["method"]!,
            new Uri(address),
            example["requestBody"]?.ToJsonString() ?? "",
            (int)example["status"]!,
            example["responseBody"]?.ToJsonString() ?? "");
    }
}
