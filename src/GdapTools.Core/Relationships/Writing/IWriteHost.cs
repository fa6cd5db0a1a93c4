using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Who asks for changes, and is told what came of them.</summary>
/// <typeparam name="T">What comes of a change.</typeparam>
internal interface IWriteHost<T>
{
    /// <summary>Whether a change is to be made; asked in the order of the items.</summary>
    Task<bool> AgreeAsync(PlannedChange<T> change);

    Task WriteAsync(T result);

    /// <summary>One item has failed; the others go on.</summary>
    Task FailAsync(GdapException failure, string name);

    /// <summary>How many items have ended.</summary>
    void Report(int ended, int total);
}
