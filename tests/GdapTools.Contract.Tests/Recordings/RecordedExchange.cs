using System;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>A line of a recording, as tests/ContractRecorder writes it.</summary>
public sealed record RecordedExchange
{
    public required string Method { get; init; }

    public required string Uri { get; init; }

    /// <summary>Null when it was not seen.</summary>
    public required string? RequestBody { get; init; }

    public required int Status { get; init; }

    public required string ResponseBody { get; init; }

    /// <summary>Derived, Stated or Fault; Unseen for one that no sandbox told of.</summary>
    public required string Origin { get; init; }

    /// <summary>Why the test that served it did not mean to keep the contract; null when it did.</summary>
    public string? OutOfContract { get; init; }

    public required bool IsHeldToContract { get; init; }

    public Message Message => new(Method, new Uri(Uri), RequestBody, Status, ResponseBody);
}
