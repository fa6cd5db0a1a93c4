using System.Text.RegularExpressions;

namespace GdapTools.Core.Errors;

/// <summary>A row of Microsoft's list of AADSTS codes.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal sealed record OfficialCode(int Code, string? Name, string Description)
{
    /// <summary>The description; where there is none, the name in words.</summary>
    public string Meaning =>
        Description.Length > 0 ? Description
        : Name is null ? $"AADSTS{Code}"
        : $"{Name}: {Regex.Replace(Name, "(?<=[a-z])(?=[A-Z])", " ").ToLowerInvariant()}.";
}
