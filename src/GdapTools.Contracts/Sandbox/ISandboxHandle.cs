using System;
using System.Collections.Generic;

namespace GdapTools;

/// <summary>The server behind a sandbox, known to the module alone; ends when it is disposed.</summary>
internal interface ISandboxHandle : IDisposable
{
    bool IsRunning { get; }

    int LiveRequests { get; }

    /// <summary>What has been received so far, in order.</summary>
    IReadOnlyList<GdapSandboxRequest> Requests { get; }
}
