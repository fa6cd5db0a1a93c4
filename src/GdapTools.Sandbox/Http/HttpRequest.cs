using System;
using System.Collections.Generic;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Http;

/// <summary>A request as it came over a connection.</summary>
/// <param name="Method">As written; methods differ by case.</param>
/// <param name="Uri">Absolute, on the host that the client named.</param>
/// <param name="IsVersion11">False for HTTP/1.0.</param>
/// <param name="Headers">By name, in any case; several of one name are joined with a comma.</param>
/// <param name="Body">Empty when there is none.</param>
internal sealed record HttpRequest(
    string Method, Uri Uri, bool IsVersion11, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Whether the client means to use the connection again.</summary>
    public bool KeepsAlive => IsVersion11 ? !HasConnectionOption("close") : HasConnectionOption("keep-alive");

    public bool IsHead => Method == "HEAD";

    public SandboxRequest ToSandboxRequest() => new(Method, Uri, Headers, Body);

    private bool HasConnectionOption(string option) =>
        Headers.TryGetValue("Connection", out string? value)
        && Array.Exists(
            value.Split(','), part => part.Trim().Equals(option, StringComparison.OrdinalIgnoreCase));
}
