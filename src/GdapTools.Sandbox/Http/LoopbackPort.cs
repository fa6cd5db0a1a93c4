using System.Net;
using System.Net.Sockets;

namespace GdapTools.Sandbox.Http;

/// <summary>Opens ports that only this machine can reach.</summary>
internal static class LoopbackPort
{
    /// <param name="port">0 for any free port.</param>
    /// <exception cref="GdapException"><c>SandboxPortInUse</c> or <c>SandboxPortNotAllowed</c>.</exception>
    public static TcpListener Open(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start(HttpLimits.Connections);
            return listener;
        }
        catch (SocketException failure)
        {
            listener.Stop();
            bool isTaken = failure.SocketErrorCode == SocketError.AddressAlreadyInUse;
            throw new GdapException(
                isTaken ? "SandboxPortInUse" : "SandboxPortNotAllowed",
                isTaken ? GdapErrorKind.ServiceUnavailable : GdapErrorKind.PermissionDenied,
                isTaken ? $"Port {port} is in use." : $"Port {port} cannot be opened: {failure.Message}",
                port,
                "Give another port, or 0 for any that is free.",
                failure);
        }
    }
}
