using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>Ports that nobody else is given meanwhile: below those that systems hand out by themselves.</summary>
internal static class LoopbackPorts
{
    private const int First = 20_000;
    private const int Count = 10_000;

    private static int s_next = Environment.ProcessId * 97;

    public static int Take()
    {
        while (true)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref s_next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>Whether both loopback addresses can be listened at.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            foreach (TcpListener listener in LoopbackListeners.Open(port))
            {
                listener.Stop();
            }

            return true;
        }
        catch (GdapException)
        {
            return false;
        }
    }

    public static async Task<bool> AnswersAsync(int port)
    {
        foreach (IPAddress address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            using TcpClient client = new(address.AddressFamily);
            try
            {
                await client.ConnectAsync(address, port);
                return true;
            }
            catch (SocketException)
            {
                // Nobody there, as it should be.
            }
        }

        return false;
    }
}
