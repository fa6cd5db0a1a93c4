using System.Collections.Generic;
using System.Threading.Tasks;

namespace GdapTools.Core.Customers.Fleet;

internal static class Sequence
{
    /// <summary>What is there already, for whoever takes what is still to come as well.</summary>
    public static async IAsyncEnumerable<T> Known<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);

        foreach (T item in items)
        {
            yield return item;
        }
    }
}
