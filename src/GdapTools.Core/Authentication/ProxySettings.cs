using System;
using System.Net;

namespace GdapTools.Core.Authentication;

/// <summary>A proxy other than the system's, or how to sign in to it.</summary>
public sealed record ProxySettings
{
    /// <summary>Its address; null for the system's proxy.</summary>
    public Uri? Address { get; init; }

    /// <summary>For its sign-in; null for none.</summary>
    public ICredentials? Credentials { get; init; }

    /// <summary>Keeps the credentials out of any text made of this object.</summary>
    public override string ToString() => Address is null ? "system" : $"{Address.Host}:{Address.Port}";
}
