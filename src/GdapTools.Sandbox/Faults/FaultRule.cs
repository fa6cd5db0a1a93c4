using System;
using System.Linq;
using System.Text.RegularExpressions;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Faults;

/// <summary>A fault, and how often it has been played. Not safe for concurrent use.</summary>
internal sealed class FaultRule
{
    private readonly Regex _path;
    private int _seen;
    private int _served;

    public FaultRule(GdapFault fault)
    {
        _path = new Regex(
            PatternOf(fault.Path.TrimStart('/')),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));
        Fault = fault;
    }

    public GdapFault Fault { get; }

    /// <summary>Whether it is meant for such a request at all.</summary>
    public bool Fits(FaultTarget target) =>
        IsPlayedFor(target)
        && (Fault.Method is null || Fault.Method.Equals(target.Call.Method, StringComparison.OrdinalIgnoreCase))
        && (Fault.Tenant is null || Fault.Tenant.Equals(target.TenantId, StringComparison.OrdinalIgnoreCase))
        && _path.IsMatch(target.Call.Path);

    /// <summary>Whether a request that fits is hit; counts it.</summary>
    public bool Take(Random random)
    {
        if (_seen < Fault.Skip)
        {
            _seen++;
            return false;
        }

        bool isHit = (Fault.Times is not int times || _served < times)
            && (Fault.Probability >= 1 || random.NextDouble() < Fault.Probability);
        _served += isHit ? 1 : 0;
        return isHit;
    }

    private bool IsPlayedFor(FaultTarget target) => Fault.Kind switch
    {
        GdapFaultKind.BatchFailure => target.IsBatchItem,
        GdapFaultKind.Status or GdapFaultKind.Throttle => true,
        GdapFaultKind.ExpiredToken => target.Caller is not null,
        GdapFaultKind.ClaimsChallenge => target.Caller is not null && target.Service == ServiceKind.Graph,
        GdapFaultKind.ShortToken =>
            target.Service == ServiceKind.Entra && ServicePath.IsTokenEndpoint(target.Call.Path),
        _ => !target.IsBatchItem,
    };

    // What stands between two stars is taken where it first fits, and for good: trying all places would take forever.
    private static string PatternOf(string path)
    {
        string[] parts = Array.ConvertAll(path.Split('*'), part => Regex.Escape(part).Replace("\\?", "."));
        int last = parts.Length - 1;
        if (last == 0)
        {
            return $"^{parts[0]}$";
        }

        string middle = string.Concat(parts.Skip(1).Take(last - 1).Select(part => $"(?>.*?{part})"));
        return $"^{parts[0]}{middle}.*{parts[last]}$";
    }
}
