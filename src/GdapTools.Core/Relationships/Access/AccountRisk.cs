using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>What Microsoft Entra ID Protection holds against an account.
/// Source: https://learn.microsoft.com/graph/api/resources/riskyuser</summary>
/// <param name="State">As Graph returns it; null when nothing is recorded.</param>
/// <param name="Level">As Graph returns it; null when nothing is recorded.</param>
internal sealed record AccountRisk(string? State, string? Level)
{
    public static readonly AccountRisk None = new(State: null, Level: null);

    public bool IsClear => State?.ToLowerInvariant() is null or "none" or "confirmedsafe" or "remediated" or "dismissed";

    /// <summary>Delegated administrators are shut out for risk; from which level on is not documented, so that only the
    /// highest is proof.</summary>
    public bool IsHighest => State?.ToLowerInvariant() is "confirmedcompromised"
        || (State?.ToLowerInvariant() is "atrisk" && Level?.ToLowerInvariant() is "high");

    /// <exception cref="GdapException"><c>RiskUnreadable</c>: the record does not tell its state.</exception>
    public static AccountRisk Read(JsonElement record) => record.Text("riskState") is string state
        ? new AccountRisk(state, record.Text("riskLevel"))
        : throw new GdapException(
            "RiskUnreadable", GdapErrorKind.InvalidData, "The record of the account's risk does not tell its state.");

    public override string ToString() => State is null ? "none recorded" : Level is null ? State : $"{State}, level {Level}";
}
