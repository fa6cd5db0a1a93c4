using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace GdapTools.ConsoleHost;

/// <summary>The host the engine talks to.</summary>
internal sealed class ScriptHost(ConsoleStreams streams) : PSHost
{
    public override string Name => "GdapTools.PSHost";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new ScriptHostUI(streams);

    /// <summary>What <c>exit n</c> asked for; null when the script just ended.</summary>
    public int? RequestedExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no prompt to nest.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no prompt to nest.");
}
