using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace GdapTools.ConsoleHost;

/// <summary>Runs one script or text and says how it ended.</summary>
internal sealed class ScriptRunner : IDisposable
{
    /// <summary>As <c>pwsh -c</c>: a text whose last statement failed is a failure.</summary>
    private const string KeepStatus = $"\n$global:{StatusVariable} = $?";

    private const string StatusVariable = "PSHostStatus";

    private readonly ScriptHost _host;
    private readonly Runspace _runspace;
    private volatile Pipeline? _running;
    private volatile bool _interrupted;

    public ScriptRunner(ScriptHost host)
    {
        _host = host;
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(host, state);
        Console.CancelKeyPress += OnCancelKeyPress;
    }

    public int Run(CommandLine commandLine)
    {
        _runspace.Open();
        return commandLine.IsFile ? RunFile(commandLine) : RunText(commandLine.Text);
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKeyPress;
        _runspace.Dispose();
    }

    private int RunFile(CommandLine commandLine)
    {
        string path = Path.GetFullPath(commandLine.Text);
        if (!File.Exists(path))
        {
            _host.UI.WriteErrorLine($"The script '{commandLine.Text}' does not exist.");
            return ExitCode.Failure;
        }

        Command script = new(path, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in commandLine.Parameters)
        {
            script.Parameters.Add(parameter);
        }

        EngineInternals.ExitHostWithNextScript(_runspace);
        return Run(script);
    }

    private int RunText(string text)
    {
        ScriptBlockAst syntax = Parser.ParseInput(text, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            _host.UI.WriteErrorLine(new ParseException(errors).Message);
            return ExitCode.Failure;
        }

        string script = syntax.EndBlock is { Unnamed: true } ? text + KeepStatus : text;
        int exitCode = Run(new Command(script, isScript: true, useLocalScope: false));
        bool failed = exitCode == ExitCode.Success && _runspace.SessionStateProxy.GetVariable(StatusVariable) is false;
        return failed ? ExitCode.Failure : exitCode;
    }

    private int Run(Command command)
    {
        int exitCode = RunToEnd(command) ? ExitCode.Success : ExitCode.Failure;
        return _interrupted ? ExitCode.Interrupted : _host.RequestedExitCode ?? exitCode;
    }

    /// <summary>Formats the output, errors among it, on the host; false when an error ended the command.</summary>
    private bool RunToEnd(Command command)
    {
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        try
        {
            Invoke(command, new Command("Out-Default"));
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException failure)
        {
            Report(failure.ErrorRecord);
            return false;
        }
    }

    private void Invoke(params Command[] commands)
    {
        using Pipeline pipeline = _runspace.CreatePipeline();
        foreach (Command command in commands)
        {
            pipeline.Commands.Add(command);
        }

        _running = pipeline;
        try
        {
            pipeline.Invoke();
        }
        finally
        {
            _running = null;
        }
    }

    private void Report(ErrorRecord error)
    {
        Command output = new("Out-Default");
        output.Parameters.Add("InputObject", EngineInternals.AsError(error));
        Invoke(output);
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs args)
    {
        args.Cancel = true;
        _interrupted = true;
        _running?.StopAsync();
    }
}
