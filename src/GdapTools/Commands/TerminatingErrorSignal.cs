using System;
using System.Management.Automation;

namespace GdapTools.Commands;

/// <summary>Carries a terminating error from asynchronous code to the pipeline thread.</summary>
internal sealed class TerminatingErrorSignal(ErrorRecord error) : Exception(error.Exception.Message, error.Exception)
{
    public ErrorRecord Error { get; } = error;
}
