using System;
using System.Text.RegularExpressions;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>A request that no description covers, and where it is documented.</summary>
public sealed record ContractException
{
    private readonly Lazy<Regex> _pattern;

    public ContractException()
    {
        _pattern = new Lazy<Regex>(() => new Regex(
            "^" + Regex.Replace(Regex.Escape(Path!), @"\\\{[^}]*\}", "[^/]+") + "$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    /// <summary><c>graph</c>, <c>entra</c> or <c>partnerCenter</c>.</summary>
    public required string Service { get; init; }

    public required string Method { get; init; }

    /// <summary>With leading slash; <c>{names}</c> stand for one segment each.</summary>
    public required string Path { get; init; }

    /// <summary>The page that describes the request.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>Why it is sent, in a word or two.</summary>
    public required string Why { get; init; }

    public bool Covers(string method, string path) => Method == method && _pattern.Value.IsMatch(path);

    public override string ToString() => $"{Service}: {Method} {Path}";
}
