using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>Holds recorded exchanges to the contract, and minds which exceptions were needed.</summary>
public sealed class Judge(IReadOnlyList<ContractException> exceptions)
{
    private readonly HashSet<ContractException> _needed = [];

    public IEnumerable<ContractException> Unneeded => exceptions.Where(exception => !_needed.Contains(exception));

    /// <summary>What in the exchange breaks the contract; an exception covers a path that none describes.</summary>
    public IReadOnlyList<Violation> Check(RecordedExchange exchange)
    {
        // HEAD is GET without a body, which HTTP defines and no description repeats.
        Message message = exchange.Message is { Method: "HEAD" } head ? head with { Method = "GET" } : exchange.Message;
        if (GraphContract.Describes(message))
        {
            return [.. CheckRequest(message), .. exchange.IsHeldToContract ? GraphContract.CheckAnswer(message) : []];
        }

        string path = Uri.UnescapeDataString(message.Uri.AbsolutePath);
        ContractException? exception = exceptions.FirstOrDefault(item => item.Covers(message.Method, path));
        return exception is not null && (_needed.Add(exception) || _needed.Contains(exception))
            ? []
            : [new Violation(ViolationKind.UnknownPath, path, "neither described nor in contract-exceptions.json")];
    }

    // A request that was refused as bad, or for its method, may be as bad as it likes.
    private static IReadOnlyList<Violation> CheckRequest(Message message) =>
        message.Status is 400 or 405 ? [] : GraphContract.CheckRequest(message);
}
