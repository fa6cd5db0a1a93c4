using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace GdapTools.ConsoleHost;

/// <summary>Questions to whoever sits at standard input; the end of the input is an error, never an answer.</summary>
internal sealed class Prompts(ConsoleStreams streams)
{
    public string ReadLine() => streams.Input.ReadLine()
        ?? throw new EndOfStreamException("An answer was asked for, but standard input has ended.");

    public SecureString ReadSecret()
    {
        SecureString secret = new();
        foreach (char character in Console.IsInputRedirected ? ReadLine() : ReadUnseen())
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    public Dictionary<string, PSObject> AskFields(
        string caption,
        string message,
        Collection<FieldDescription> descriptions)
    {
        WriteHeading(caption, message);
        return descriptions.ToDictionary(field => field.Name, AskField);
    }

    public int AskChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice)
    {
        WriteHeading(caption, message);
        string offer = string.Join("  ", choices.Select(choice => $"[{KeyOf(choice)}] {NameOf(choice)}"));
        while (true)
        {
            streams.WriteOutput($"{offer}: ");
            string answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int index = choices.ToList().FindIndex(choice => Matches(choice, answer));
            if (index >= 0)
            {
                return index;
            }
        }
    }

    public PSCredential AskCredential(string caption, string message, string userName)
    {
        WriteHeading(caption, message);
        string user = string.IsNullOrEmpty(userName) ? Ask("User: ") : userName;
        streams.WriteOutput($"Password for user {user}: ");
        return new PSCredential(user, ReadSecret());
    }

    private PSObject AskField(FieldDescription field)
    {
        streams.WriteOutput($"{field.Name}: ");
        bool isSecret = field.ParameterTypeFullName == typeof(SecureString).FullName;
        return PSObject.AsPSObject(isSecret ? ReadSecret() : ReadLine());
    }

    private string Ask(string question)
    {
        streams.WriteOutput(question);
        return ReadLine();
    }

    private void WriteHeading(string caption, string message)
    {
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            streams.WriteOutput(line + Environment.NewLine);
        }
    }

    private static IEnumerable<char> ReadUnseen()
    {
        Stack<char> typed = new();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                typed.Push(key.KeyChar);
            }
            else
            {
                typed.TryPop(out _);
            }
        }

        return typed.Reverse();
    }

    private static bool Matches(ChoiceDescription choice, string answer) =>
        string.Equals(answer, KeyOf(choice), StringComparison.OrdinalIgnoreCase)
        || string.Equals(answer, NameOf(choice), StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private static string KeyOf(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&');
        return mark >= 0 && mark < choice.Label.Length - 1
            ? choice.Label.Substring(mark + 1, 1).ToUpperInvariant()
            : NameOf(choice);
    }
}
