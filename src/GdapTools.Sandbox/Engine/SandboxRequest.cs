using System;
using System.Collections.Generic;

namespace GdapTools.Sandbox.Engine;

/// <summary>A request, whatever brought it here.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Uri">Absolute, as the client wrote it.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">Empty when there is none.</param>
internal sealed record SandboxRequest(
    string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body);
