using System.Collections.Generic;

namespace GdapTools.Sandbox.Engine;

/// <summary>A request and its answer as told to who watches the sandbox; no credential is in it.</summary>
internal sealed class SandboxExchange
{
    /// <summary>In upper case.</summary>
    public required string Method { get; init; }

    /// <summary>As the client wrote it; without query for a sign-in.</summary>
    public required string Uri { get; init; }

    /// <summary>Without those that carry credentials; none for a sign-in.</summary>
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    /// <summary>Empty for a sign-in.</summary>
    public required string RequestBody { get; init; }

    public required int Status { get; init; }

    /// <summary>None for a sign-in.</summary>
    public required IReadOnlyDictionary<string, string> ResponseHeaders { get; init; }

    /// <summary>Empty for a sign-in.</summary>
    public required string ResponseBody { get; init; }

    public required AnswerOrigin Origin { get; init; }
}
