using System;

namespace GdapTools.Core.Customers;

/// <summary>What relationships are measured against.</summary>
public sealed record JudgeOptions
{
    public required GdapRoleProfile Profile { get; init; }

    /// <summary>A relationship that ends within this time, and does not extend itself, is worth a warning.</summary>
    public TimeSpan ExpiringWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Rights of a relationship activated within this time may not have reached every service.</summary>
    public TimeSpan Propagation { get; init; } = TimeSpan.FromMinutes(30);
}
