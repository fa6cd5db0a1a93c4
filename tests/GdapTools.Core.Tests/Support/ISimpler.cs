using System.Collections.Generic;

namespace GdapTools.Core.Tests.Support;

/// <summary>A random case that can do with less.</summary>
internal interface ISimpler<out T>
{
    /// <summary>The same with one part left out or made plain, in turn.</summary>
    IEnumerable<T> Simpler();
}
