using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>One change: how to ask for it, and how to see whether it has been made.</summary>
/// <param name="Doing">What it does, as in "Could not …".</param>
/// <param name="Target">What it concerns, for errors.</param>
/// <param name="Build">The request, by the ETag that it is held to.</param>
/// <param name="LookAsync">Reads how things are. Asked when an answer does not tell.</param>
internal sealed record Change(
    string Doing,
    string Target,
    Func<string?, ServiceWrite> Build,
    Func<CancellationToken, Task<Look>> LookAsync)
{
    /// <summary>The ETag last seen; null for what is not held to one.</summary>
    public string? ETag { get; init; }

    /// <summary>True when the answer must be an object with an id.</summary>
    public bool AnswersObject { get; init; }

    /// <summary>Refusals that may mean no more than that the change was made before.</summary>
    public IReadOnlyList<int> DoubtfulRefusals { get; init; } = [];

    /// <summary>What a refusal for want of rights (403) may be for want of.</summary>
    public string Needs { get; init; } =
        "Writing needs DelegatedAdminRelationship.ReadWrite.All and an account in AdminAgents.";

    public bool IsGuarded => ETag is not null;
}
