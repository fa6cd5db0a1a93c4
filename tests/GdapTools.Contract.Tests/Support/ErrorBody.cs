using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Support;

/// <summary>The error bodies of Microsoft Graph that lie in graph-contract.</summary>
internal static class ErrorBody
{
    /// <summary>Printed by an SDK, whose casing it has; graph-contract's README says so.</summary>
    public const string Miscased = "graph-403-Unauthorized_MissingMFA";

    private const string Type = "microsoft.graph.ODataErrors.ODataError";

    /// <summary>All that have a body.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Repository.Names("errors").Where(name => IsOfGraph(name) && Body(name) is not null)];

    public static IReadOnlyList<string> Valid { get; } = [.. Names.Where(name => name != Miscased)];

    public static Payload Read(string name) => new(
        GraphContract.Document(new Message("GET", new Uri("https://graph.microsoft.com/v1.0/me"), "", 200, ""))!,
        AnswerCheck.Reference(Type),
        Body(name)!);

    private static bool IsOfGraph(string name) =>
        (name.StartsWith("graph-", StringComparison.Ordinal) || name.StartsWith("gdap-", StringComparison.Ordinal))
        && !name.Contains("-200-", StringComparison.Ordinal);

    private static JsonNode? Body(string name) => Repository.Read("errors", name)["body"];
}
