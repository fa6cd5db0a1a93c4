using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace GdapTools.Core.Session;

/// <summary>The customers that a session has come across, for completion; nothing is asked for its sake.</summary>
public sealed class SeenCustomers
{
    private readonly ConcurrentDictionary<string, string?> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names by tenant id; a name is null where no answer told it.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>> All => _names.ToArray();

    public void Add(string? tenantId, string? name)
    {
        if (!string.IsNullOrWhiteSpace(tenantId))
        {
            _names.AddOrUpdate(tenantId!, name, (_, known) => name ?? known);
        }
    }
}
