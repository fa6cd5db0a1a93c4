using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Contract.Tests.Recordings;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>The judgement of all that the suite's sandboxes were asked and answered.</summary>
public sealed class RecordingTests
{
    private const int MostLines = 200;

    [RecordingFact]
    public void Every_recorded_exchange_keeps_the_contract()
    {
        Judge judge = new(ExceptionList.Load());
        IReadOnlyList<RecordedExchange> exchanges = Recording.Read(Recording.Folder!);

        List<string> violations = [.. exchanges
            .SelectMany(exchange => judge.Check(exchange).Select(violation => (exchange, violation)))
            .GroupBy(pair => Title(pair.exchange, pair.violation), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({group.Count()} times; {Sample(group.First())})")];

        Assert.True(violations.Count == 0, string.Join('\n', violations.Take(MostLines)));
        Assert.Empty(judge.Unneeded);
    }

    [RecordingFact]
    public void The_suite_was_recorded()
    {
        IReadOnlyList<RecordedExchange> exchanges = Recording.Read(Recording.Folder!);

        Assert.Contains(exchanges, exchange => exchange.IsHeldToContract && GraphContract.Describes(exchange.Message));
        Assert.Contains(exchanges, exchange => exchange.Uri.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal));
        Assert.All(
            exchanges.Where(exchange => exchange.Uri.Contains("/oauth2/", StringComparison.Ordinal)),
            exchange => Assert.Equal(((string?)"", ""), (exchange.RequestBody, new Uri(exchange.Uri).Query)));
    }

    private static string Title(RecordedExchange exchange, Violation violation)
    {
        string place = string.Join("[]", violation.Place.Split('[').Select(part => part[(part.IndexOf(']') + 1)..]));
        return $"{exchange.Method} {GraphContract.TemplateOf(exchange.Message)}: {violation.Kind} at {place}";
    }

    private static string Sample((RecordedExchange Exchange, Violation Violation) pair) =>
        $"{pair.Violation.Detail}, as in {pair.Exchange.Uri} → {pair.Exchange.Status}";
}
