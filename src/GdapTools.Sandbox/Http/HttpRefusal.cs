using System;

namespace GdapTools.Sandbox.Http;

/// <summary>What came is no request that can be answered; the connection ends with this status.</summary>
internal sealed class HttpRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
