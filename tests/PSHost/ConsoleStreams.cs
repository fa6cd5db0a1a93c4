using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text;

namespace GdapTools.ConsoleHost;

/// <summary>Standard output and standard error; plain text where no terminal reads it.</summary>
internal sealed class ConsoleStreams
{
    private const int DefaultWidth = 120;

    private readonly bool _decorateOutput;
    private readonly bool _decorateError;

    public ConsoleStreams()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool wantsPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        _decorateOutput = !wantsPlain && !Console.IsOutputRedirected;
        _decorateError = !wantsPlain && !Console.IsErrorRedirected;
    }

    public TextReader Input => Console.In;

    public int Width => Console.IsOutputRedirected || Console.WindowWidth < 1 ? DefaultWidth : Console.WindowWidth;

    public void WriteOutput(string text) => Write(Console.Out, text, _decorateOutput);

    public void WriteError(string text) => Write(Console.Error, text, _decorateError);

    // The engine decorates headers and errors whatever the host says it can show.
    private static void Write(TextWriter writer, string text, bool decorate) =>
        writer.Write(decorate ? text : new StringDecorated(text).ToString(OutputRendering.PlainText));
}
