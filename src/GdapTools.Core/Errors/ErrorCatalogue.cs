using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>All codes, words and statuses the resolver knows. Immutable once made.</summary>
internal sealed class ErrorCatalogue
{
    private const int ShortestName = 18;

    private readonly Dictionary<long, ErrorEntry> _aadsts = [];
    private readonly Dictionary<string, ErrorEntry> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ErrorEntry> _network = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(ErrorSource Source, int Status), StatusMeaning> _statuses = [];
    private readonly HashSet<string> _oauth;

    public ErrorCatalogue()
    {
        CatalogueReader reader = new();
        List<ErrorSignal> signals = [.. SignalHints.All];
        IReadOnlyList<(OfficialCode Official, ErrorEntry Entry)> officials = reader.ReadOfficialCodes();
        foreach ((OfficialCode official, ErrorEntry entry) in officials)
        {
            if (!_aadsts.ContainsKey(official.Code))
            {
                _aadsts.Add(official.Code, entry);
            }
        }

        foreach (ErrorEntry entry in reader.ReadCodes("error-codes-entra.json"))
        {
            _aadsts[int.Parse(entry.Key.Substring(6), CultureInfo.InvariantCulture)] = entry;
            AddPhrases(signals, entry);
        }

        foreach ((OfficialCode official, ErrorEntry entry) in officials)
        {
            if (official.Name?.Length >= ShortestName && !ReferenceEquals(entry, _aadsts[official.Code]))
            {
                signals.Add(new ErrorSignal(official.Name, SignalKind.Name, _aadsts[official.Code], Hints.Strong));
            }
        }

        IReadOnlyList<ErrorEntry> oauth = reader.ReadCodes("error-codes-oauth.json");
        _oauth = new HashSet<string>(oauth.Select(entry => entry.Key), StringComparer.OrdinalIgnoreCase);
        foreach (ErrorEntry entry in reader.ReadCodes("error-codes-services.json").Concat(oauth))
        {
            AddCode(signals, entry);
        }

        foreach (ErrorEntry entry in reader.ReadCodes("error-network.json"))
        {
            AddPhrases(signals, entry);
            foreach (string alias in entry.Aliases)
            {
                _network[alias] = entry;
                bool isWord = alias.Any(char.IsUpper) && !alias.Any(char.IsLower);
                if (isWord)
                {
                    signals.Add(new ErrorSignal(alias, SignalKind.NetworkCode, entry, Hints.Strong) { IsExactCase = true });
                }
            }
        }

        foreach (StatusMeaning status in reader.ReadStatuses())
        {
            _statuses[(status.Source, status.Status)] = status;
        }

        Signals = new SignalIndex(signals);
    }

    /// <summary>Every word worth looking for.</summary>
    public SignalIndex Signals { get; }

    /// <summary>Words that speak of MFA without a code.</summary>
    public ErrorEntry MfaWords => _codes["phrase:mfa"];

    /// <summary>What an unnamed answer in place of the service stands for.</summary>
    public ErrorEntry Proxy => _network["ProxyTunnelError"];

    public ErrorEntry? FindAadsts(long code) => _aadsts.TryGetValue(code, out ErrorEntry? entry) ? entry : null;

    /// <summary>The entry of a code of Graph, Partner Center or OAuth, in any casing.</summary>
    public ErrorEntry? FindCode(string code) =>
        _codes.TryGetValue(code, out ErrorEntry? entry)
        && (!entry.IsExactCase || string.Equals(entry.Key, code, StringComparison.Ordinal))
            ? entry
            : null;

    public ErrorEntry? FindNetwork(string code) => _network.TryGetValue(code, out ErrorEntry? entry) ? entry : null;

    public bool IsOAuthError(string code) => _oauth.Contains(code);

    public StatusMeaning? FindStatus(ErrorSource source, int status) =>
        _statuses.TryGetValue((source, status), out StatusMeaning? meaning)
        || _statuses.TryGetValue((ErrorSource.Unknown, status), out meaning)
            ? meaning
            : null;

    private static void AddPhrases(List<ErrorSignal> signals, ErrorEntry entry) =>
        signals.AddRange(entry.Phrases.Select(phrase =>
            new ErrorSignal(phrase, SignalKind.Phrase, entry, Hints.Strong)));

    private void AddCode(List<ErrorSignal> signals, ErrorEntry entry)
    {
        _codes[entry.Key] = entry;
        AddPhrases(signals, entry);
        bool isNumber = entry.Key.All(char.IsDigit);
        if (entry.Code is not null && !entry.IsGeneric && !isNumber)
        {
            bool isDistinct = entry.IsMissingMfaClaim || entry.Key.IndexOf('_') > 0;
            signals.Add(new ErrorSignal(entry.Key, SignalKind.Code, entry, Hints.Strong) { IsExactCase = !isDistinct });
        }
    }
}
