using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>How values of the contract read in a sentence.</summary>
internal static class Words
{
    public static string Platform(string value) => value.ToUpperInvariant() switch
    {
        "ANDROID" => "Android",
        "IOS" => "iOS",
        "WINDOWS" => "Windows",
        "WINDOWSPHONE" => "Windows Phone",
        "MACOS" => "macOS",
        "LINUX" => "Linux",
        _ => value,
    };

    public static string Client(string value) => value switch
    {
        "browser" => "browser",
        "mobileAppsAndDesktopClients" => "desktop or mobile app",
        _ => value,
    };

    public static string Flow(string value) => value switch
    {
        "deviceCodeFlow" => "device code flow",
        "authenticationTransfer" => "authentication transfer",
        _ => "ordinary sign-in",
    };

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static string List(IEnumerable<string> items, string last = "or")
    {
        string[] all = items.ToArray();
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            _ => $"{string.Join(", ", all.Take(all.Length - 1))} {last} {all[^1]}",
        };
    }

    public static string Capitalize(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>Compares as Graph does: without regard to case.</summary>
    public static bool Same(string? left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
