using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace GdapTools.Internal;

/// <summary>
/// Lists that scripts can index. The lists that collection expressions make show PowerShell no indexer, so that
/// <c>$list[0]</c> would give the whole list.
/// </summary>
internal static class Indexable
{
    /// <summary>The same values in a list with an indexer; an empty one for none.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? values) =>
        values switch
        {
            null => [],
            T[] or List<T> or ReadOnlyCollection<T> => values,
            _ => values.ToArray(),
        };
}
