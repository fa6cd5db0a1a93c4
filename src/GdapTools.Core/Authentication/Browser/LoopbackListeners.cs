using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>
/// Opens one port on both loopback addresses, so that <c>localhost</c> leads here and nowhere else.
/// Source: https://www.rfc-editor.org/rfc/rfc8252#section-7.3
/// </summary>
internal static class LoopbackListeners
{
    private const int Tries = 16;
    private const int Backlog = 16;

    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="GdapException"><c>RedirectPortInUse</c> or <c>RedirectPortNotAllowed</c>.</exception>
    public static IReadOnlyList<TcpListener> Open(int port)
    {
        for (int left = port == 0 ? Tries : 1; ; left--)
        {
            TcpListener first = Start(IPAddress.Loopback, port);
            int taken = ((IPEndPoint)first.LocalEndpoint).Port;

            try
            {
                return Socket.OSSupportsIPv6 ? [first, Start(IPAddress.IPv6Loopback, taken)] : [first];
            }
            catch (GdapException failure) when (IsAbsent(failure))
            {
                return [first];
            }
            catch (GdapException)
            {
                first.Stop();

                if (left == 1)
                {
                    throw;
                }
            }
        }
    }

    private static TcpListener Start(IPAddress address, int port)
    {
        TcpListener listener = new(address, port) { ExclusiveAddressUse = true };

        try
        {
            listener.Start(Backlog);
            return listener;
        }
        catch (SocketException failure)
        {
            listener.Stop();
            throw NotOpened(port, failure);
        }
    }

    // Windows says "access denied" of a port that another program holds for itself.
    private static GdapException NotOpened(int port, SocketException failure) =>
        failure.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? new GdapException(
                "RedirectPortInUse",
                GdapErrorKind.ServiceUnavailable,
                $"Port {port}, which the browser is to come back to, is in use.",
                port,
                "Give another port with -Port, and register its redirect address as well; or end what holds this one.",
                failure)
            : new GdapException(
                "RedirectPortNotAllowed",
                GdapErrorKind.PermissionDenied,
                $"{(port == 0 ? "A port" : $"Port {port}")}, which the browser is to come back to, cannot be opened: {failure.Message}",
                port,
                port == 0
                    ? "Allow this program to listen on loopback addresses, or use -UseDeviceCode."
                    : "Give another port with -Port, and register its redirect address as well.",
                failure);

    // A system without IPv6 has nobody who could listen there.
    private static bool IsAbsent(GdapException failure) => failure.InnerException is SocketException
    {
        SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported
            or SocketError.ProtocolNotSupported or SocketError.OperationNotSupported,
    };
}
