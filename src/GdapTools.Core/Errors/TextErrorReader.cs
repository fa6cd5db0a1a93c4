using System;
using System.Collections.Generic;

namespace GdapTools.Core.Errors;

/// <summary>Reads codes, status, addresses and ids out of prose, log lines and broken JSON.</summary>
internal sealed class TextErrorReader(ErrorCatalogue catalogue)
{
    /// <summary>Adds what the text says to what is known already; what is known wins.</summary>
    public void Read(string text, ErrorFacts facts)
    {
        IReadOnlyList<ErrorSignal> signals = catalogue.Signals.Find(text, out Hints hints);
        if ((hints & Hints.Aadsts) != 0)
        {
            AadstsNumbers.Read(text, facts.TextCodes);
        }

        foreach (ErrorSignal signal in signals)
        {
            Take(signal, facts);
        }

        if ((hints & (Hints.Code | Hints.Error | Hints.Mfa | Hints.Status)) != 0)
        {
            new LabelledCodes(catalogue).Read(text, hints, facts);
        }

        if ((hints & Hints.Url) != 0)
        {
            UrlReader.Read(text, facts);
        }

        facts.ImpliedStatus ??= StatusReader.Alone(text);
        facts.StatusCode ??= StatusReader.Read(text, facts.Source != ErrorSource.Unknown);
        facts.SpeaksOfMfa |= (hints & Hints.Mfa) != 0;
        facts.IsHtml |= (hints & Hints.Html) != 0;
        facts.HasClaims |= (hints & Hints.Claims) != 0 && LabelledIds.HasClaims(text);
        if ((hints & (Hints.Trace | Hints.Tenant | Hints.Suberror | Hints.RetryAfter)) != 0)
        {
            LabelledIds.Read(text, hints, facts);
        }
    }

    private void Take(ErrorSignal signal, ErrorFacts facts)
    {
        ErrorEntry entry = signal.Entry!;
        switch (signal.Kind)
        {
            case SignalKind.Code when catalogue.IsOAuthError(entry.Key):
                facts.OAuthError ??= entry.Key;
                break;
            case SignalKind.Code:
                facts.AddServiceCode(entry.Key);
                break;
            case SignalKind.Name:
                facts.Named.Add(entry);
                break;
            case SignalKind.NetworkCode:
                facts.NetworkCode ??= signal.Text;
                break;
            case SignalKind.Phrase when entry.Key.StartsWith("network:", StringComparison.Ordinal):
                facts.Network ??= entry;
                break;
            case SignalKind.Phrase:
                facts.Worded.Add(entry);
                break;
        }
    }
}
