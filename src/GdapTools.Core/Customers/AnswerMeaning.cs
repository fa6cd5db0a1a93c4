using System;
using System.Collections.Generic;

namespace GdapTools.Core.Customers;

/// <summary>What an answer means for the chain.</summary>
internal sealed record AnswerMeaning(ChainLink Link, string CheckId, string Cause)
{
    public IReadOnlyList<string> Remediation { get; init; } = [];

    /// <summary>All that it can be; empty where it is certain.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public Uri? DocumentationUri { get; init; }
}
