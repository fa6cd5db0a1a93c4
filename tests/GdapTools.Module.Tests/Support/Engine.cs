using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace GdapTools.Module.Tests.Support;

/// <summary>A PowerShell engine in this process, with the module and, if asked for, cmdlets of the tests.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    private Engine(InitialSessionState state)
    {
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>With the module imported.</summary>
    public static Engine WithModule()
    {
        Engine engine = new(InitialSessionState.CreateDefault2());
        engine.Run("Import-Module $args[0]", Repository.Manifest);
        return engine;
    }

    /// <summary>With cmdlets of the tests.</summary>
    public static Engine WithCmdlets(params Type[] cmdlets)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type cmdlet in cmdlets)
        {
            CmdletAttribute attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
            state.Commands.Add(
                new SessionStateCmdletEntry($"{attribute.VerbName}-{attribute.NounName}", cmdlet, helpFileName: null));
        }

        return new Engine(state);
    }

    /// <summary>A pipeline that has not been started.</summary>
    public PowerShell Prepare(string script, params object[] arguments)
    {
        PowerShell shell = PowerShell.Create(_runspace).AddScript(script);
        foreach (object argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    /// <summary>Runs a script to its end.</summary>
    /// <exception cref="RuntimeException">An error ended it.</exception>
    public EngineResult Run(string script, params object[] arguments)
    {
        using PowerShell shell = Prepare(script, arguments);
        Collection<PSObject> output = shell.Invoke();
        return new EngineResult(output, [.. shell.Streams.Error], [.. shell.Streams.Warning], [.. shell.Streams.Verbose]);
    }

    public void Dispose() => _runspace.Dispose();
}

/// <summary>What a script wrote.</summary>
internal sealed record EngineResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<WarningRecord> Warnings,
    IReadOnlyList<VerboseRecord> Verbose);
