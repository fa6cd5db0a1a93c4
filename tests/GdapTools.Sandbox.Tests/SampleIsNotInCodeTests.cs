using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>No production code knows the sample's tenants, people, groups or files: its answers come from reading it.</summary>
public sealed class SampleIsNotInCodeTests
{
    // Facts about Microsoft's cloud, true of every tenant.
    private static readonly string[] s_wellKnown = 
    [
        "AdminAgents", "Security Defaults", "Multifactor authentication", "Passwordless MFA", "Phishing resistant MFA",
        "2832473f-ec63-45fb-976f-5d45a7d4bb91", "Partner Customer Delegated Administration",
    ];

    [Fact]
    public void Production_code_holds_no_name_and_no_id_of_the_sample()
    {
        string root = Root(AppContext.BaseDirectory);
        string wellKnown = File.ReadAllText(Path.Combine(root, "src", "GdapTools.Core", "Data", "directory-roles.json"));
        string[] words = [.. Words(SnapshotEditor.OfSample().Root)
            .Where(word => !s_wellKnown.Contains(word) && !wellKnown.Contains(word, StringComparison.OrdinalIgnoreCase))];
        string[] sources = [.. Directory
            .GetFiles(Path.Combine(root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(file, @"\.(cs|ps1|psm1|ps1xml|json)$") && !Regex.IsMatch(file, @"[\\/](bin|obj|Samples)[\\/]"))];

        Assert.True(words.Length > 100 && sources.Length > 100);
        Assert.All(sources, file =>
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain(words, word => Holds(text, word));
        });
    }

    // Names are proper nouns: 'Require MFA' is the sample's policy, "require MFA" is plain English.
    private static bool Holds(string text, string word) => text.Contains(
        word,
        Guid.TryParse(word, out _) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static HashSet<string> Words(JsonNode? node)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        Collect(node, name: "", words);
        return words;
    }

    private static void Collect(JsonNode? node, string name, HashSet<string> words)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    AddIds(member.Key, words);
                    Collect(member.Value, member.Key, words);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    Collect(item, name, words);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text):
                AddIds(text, words);

                if (name is "displayName" or "userPrincipalName" or "mail" or "defaultDomainName")
                {
                    words.Add(text);
                }

                break;
        }
    }

    private static void AddIds(string text, HashSet<string> words)
    {
        foreach (Match match in Regex.Matches(text, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase))
        {
            if (!match.Value.StartsWith("00000", StringComparison.Ordinal))
            {
                words.Add(match.Value);
            }
        }
    }

    private static string Root(string? folder) => folder is null
        ? throw new InvalidOperationException("These tests run from within the repository.")
        : File.Exists(Path.Combine(folder, "GdapTools.psd1")) ? folder : Root(Path.GetDirectoryName(folder));
}
