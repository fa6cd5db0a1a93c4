using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Graph;

/// <summary>Names what kept a request from being answered at all.</summary>
internal static class NetworkFailure
{
    /// <param name="exception">What the HTTP client threw, the caller's own cancellation excluded.</param>
    /// <param name="uri">Where the request went.</param>
    /// <param name="clientRequestId">The id it was sent with, if any.</param>
    public static GdapException Translate(Exception exception, Uri uri, string? clientRequestId = null)
    {
        string host = HostGuardHandler.Origin(uri);

        if (exception is ObjectDisposedException)
        {
            return new GdapException(
                "SessionClosed",
                GdapErrorKind.NotConnected,
                "The session was closed while it was in use.",
                host,
                "Connect again with Connect-GdapPartner.",
                exception);
        }

        GdapServiceException Failure(string errorId, GdapErrorKind kind, string message, string advice) =>
            new(errorId, kind, message, host, advice, exception)
            {
                Service = ErrorSource.Network,
                ClientRequestId = clientRequestId,
                RequestUri = new Uri(uri.GetLeftPart(UriPartial.Path)),
            };

        if (exception is OperationCanceledException or TimeoutException)
        {
            return Failure(
                "RequestTimedOut",
                GdapErrorKind.Timeout,
                $"'{host}' did not answer in time.",
                "Try again; if it stays so, check proxy and firewall on the way to this host.");
        }

        if (exception is InvalidDataException)
        {
            return Failure(
                "ResponseNotJson",
                GdapErrorKind.InvalidData,
                $"'{host}' answered with something that cannot be unpacked.",
                "Look at what answers between this machine and the service, then run the command again.");
        }

        if (Find<AuthenticationException>(exception) is not null)
        {
            return Failure(
                "TlsFailed",
                GdapErrorKind.Network,
                $"No secure connection to '{host}' could be made: its certificate or TLS version was not accepted.",
                "Look for a proxy that opens TLS and whose root certificate this machine does not trust.");
        }

        string reason = Find<SocketException>(exception)?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name could not be resolved",
            SocketError.ConnectionRefused => "the connection was refused",
            SocketError.TimedOut => "the connection timed out",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => "the network does not reach it",
            SocketError.ConnectionReset => "the connection was reset",
            _ => "the connection failed",
        };

        return Failure(
            "EndpointUnreachable",
            GdapErrorKind.Network,
            $"'{host}' cannot be reached: {reason}.",
            "Check name resolution, proxy and firewall on the way to this host.");
    }

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is T found)
            {
                return found;
            }
        }

        return null;
    }
}
