using System;
using System.Threading;

namespace GdapTools.Sandbox.Graph;

/// <summary>The memberships of a tenant in both versions of Graph, drawn when asked for, and anew after a change.
/// </summary>
internal sealed class MembershipCache
{
    private readonly ResourceTree _tree;
    private volatile Lazy<Memberships> _v1;
    private volatile Lazy<Memberships> _beta;
    private int _version;

    public MembershipCache(ResourceTree tree)
    {
        _tree = tree;
        _v1 = Draw("v1.0");
        _beta = Draw("beta");
    }

    /// <summary>Another number after each change.</summary>
    public int Version => Volatile.Read(ref _version);

    public Memberships this[string graphVersion] =>
        graphVersion.Equals("beta", StringComparison.OrdinalIgnoreCase) ? _beta.Value : _v1.Value;

    public void Forget()
    {
        _v1 = Draw("v1.0");
        _beta = Draw("beta");
        Interlocked.Increment(ref _version);
    }

    private Lazy<Memberships> Draw(string graphVersion) => new(() => new Memberships(_tree, graphVersion));
}
