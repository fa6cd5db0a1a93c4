using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace GdapTools.ConsoleHost;

/// <summary>Output to standard output; errors, warnings and verbose text to standard error.</summary>
internal sealed class ScriptHostUI(ConsoleStreams streams) : PSHostUserInterface
{
    private readonly Prompts _prompts = new(streams);

    public override PSHostRawUserInterface RawUI { get; } = new ScriptHostRawUI(streams);

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override void Write(string value) => streams.WriteOutput(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => streams.WriteOutput(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => WriteMessage(value);

    public override void WriteWarningLine(string message) => WriteMessage($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => WriteMessage($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => WriteMessage($"DEBUG: {message}");

    /// <summary>Not shown: a log has no use for it, and a bar is not worth its code here.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => _prompts.ReadLine();

    public override SecureString ReadLineAsSecureString() => _prompts.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(
        string caption,
        string message,
        Collection<FieldDescription> descriptions) => _prompts.AskFields(caption, message, descriptions);

    public override int PromptForChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice) => _prompts.AskChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName) => _prompts.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => _prompts.AskCredential(caption, message, userName);

    private void WriteMessage(string message) => streams.WriteError(message + Environment.NewLine);
}
