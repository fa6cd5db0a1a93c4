using System;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox;

namespace GdapTools.Commands;

/// <summary>Makes of the parameters of Connect-GdapPartner what a session needs.</summary>
internal static class ConnectRequests
{
    public static ConnectRequest OfSandbox(string? loginHint) =>
        SnapshotConnection.Play(SampleSnapshot.Load(), loginHint, TimeProvider.System);

    /// <exception cref="GdapException">The file cannot be read as a snapshot.</exception>
    public static ConnectRequest OfSnapshot(string path, string? loginHint) =>
        SnapshotConnection.Read(SnapshotReader.Read(path), path, loginHint);

    public static ConnectRequest Of(SignIn signIn, SessionSource source, CloudEndpoints endpoints) => new()
    {
        SignIn = signIn,
        Source = source,
        Endpoints = endpoints,
    };
}
