using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Sandbox.Entra;

namespace GdapTools.Sandbox.Faults;

/// <summary>The faults of a sandbox: which one hits a request. Safe for concurrent use.</summary>
internal sealed class FaultBook
{
    private readonly object _lock = new();
    private readonly Random _random;
    private readonly FaultRule[] _rules;
    private readonly HashSet<string> _expired = new(StringComparer.Ordinal);
    private readonly Dictionary<(FaultRule Rule, string Caller), string> _challenges = [];

    /// <exception cref="GdapException"><c>SandboxFaultInvalid</c>.</exception>
    public FaultBook(SandboxOptions options)
    {
        foreach (GdapFault fault in options.Faults)
        {
            FaultCheck.Demand(fault);
        }

        _random = options.Random;
        _rules = [.. options.Faults.Select(fault => new FaultRule(fault))];
    }

    /// <summary>The first fault that hits a request, which counts as played; null when none does.</summary>
    public Hit? Take(FaultTarget target)
    {
        lock (_lock)
        {
            if (target.TokenId is string token && _expired.Contains(token))
            {
                return new Hit(new GdapFault { Kind = GdapFaultKind.ExpiredToken });
            }

            return _rules.Where(rule => rule.Fault.Kind != GdapFaultKind.ShortToken && rule.Fits(target))
                .Select(rule => Play(rule, target))
                .FirstOrDefault(hit => hit is not null);
        }
    }

    /// <summary>How long a token is to live that is being issued; null for as long as usual.</summary>
    public TimeSpan? TakeLifetime(FaultTarget target)
    {
        lock (_lock)
        {
            FaultRule? rule = _rules.FirstOrDefault(rule =>
                rule.Fault.Kind == GdapFaultKind.ShortToken && rule.Fits(target) && rule.Take(_random));
            return rule is null ? null : rule.Fault.Lifetime ?? TimeSpan.FromMinutes(1);
        }
    }

    private Hit? Play(FaultRule rule, FaultTarget target)
    {
        if (rule.Fault.Kind == GdapFaultKind.ClaimsChallenge)
        {
            return Challenge(rule, target);
        }

        if (!rule.Take(_random))
        {
            return null;
        }

        if (rule.Fault.Kind == GdapFaultKind.ExpiredToken)
        {
            _expired.Add(target.TokenId!);
        }

        return new Hit(rule.Fault);
    }

    // A caller that was challenged stays so, whatever else it tries, until it brings the claims.
    private Hit? Challenge(FaultRule rule, FaultTarget target)
    {
        (FaultRule, string) key = (rule, $"{target.TenantId} {target.AppId} {target.Caller!.Id}");
        if (!_challenges.TryGetValue(key, out string? notBefore))
        {
            if (!rule.Take(_random))
            {
                return null;
            }

            notBefore = target.Call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            _challenges.Add(key, notBefore);
        }

        string claims = DemandedClaims.Write(notBefore);
        return DemandedClaims.AreMet(target.Caller, notBefore) ? null : new Hit(rule.Fault) { Claims = claims };
    }

    /// <summary>A fault that is played now.</summary>
    /// <param name="Fault">What happens.</param>
    internal sealed record Hit(GdapFault Fault)
    {
        /// <summary>The claims that are demanded, as JSON.</summary>
        public string? Claims { get; init; }
    }
}
