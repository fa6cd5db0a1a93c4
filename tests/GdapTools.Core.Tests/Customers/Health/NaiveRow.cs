using System;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <param name="Id">The check.</param>
/// <param name="Verdict">What it comes to.</param>
internal sealed record NaiveCheck(string Id, GdapVerdict Verdict);

/// <summary>What is to be said of a customer, of a relationship without one, or of a partner without any.</summary>
internal sealed record NaiveRow
{
    public int? Customer { get; init; }

    public required NaiveCheck[] Checks { get; init; }

    /// <summary>Places of relationships.</summary>
    public int[] Relationships { get; init; } = [];

    /// <summary>Places of roles.</summary>
    public int[] Missing { get; init; } = [];

    public int[] Excess { get; init; } = [];

    /// <summary>From now.</summary>
    public TimeSpan? EndsIn { get; init; }

    public int? DaysLeft { get; init; }

    /// <summary>Where what kept the answer away has a link of its own.</summary>
    public ChainLink? Link { get; init; }

    public GdapVerdict Verdict =>
        Has(GdapVerdict.Fail) ? GdapVerdict.Fail
        : Has(GdapVerdict.Unknown) ? GdapVerdict.Unknown
        : Has(GdapVerdict.Warning) ? GdapVerdict.Warning
        : GdapVerdict.Pass;

    /// <summary>The link of a check, by the table of docs/checks.md.</summary>
    public static ChainLink LinkOf(string id) => id.Substring(0, 3) switch
    {
        "REL" => ChainLink.Relationship,
        "ASN" => ChainLink.Assignment,
        "TOK" => ChainLink.Token,
        "ACC" => ChainLink.Account,
        "NET" => ChainLink.Network,
        _ => ChainLink.Unknown,
    };

    private bool Has(GdapVerdict verdict) => Checks.Any(check => check.Verdict == verdict);
}
