using System;
using System.Collections.Generic;

namespace GdapTools.Core.Tests.Reporting;

/// <summary>A finding with one text in every place that takes text.</summary>
internal static class HostileFinding
{
    public static Finding With(string text, string? customerTenantId = null, int explains = 0) => new()
    {
        Id = text,
        CheckId = text,
        Link = ChainLink.Relationship,
        Verdict = GdapVerdict.Fail,
        TargetKind = FindingTargetKind.Customer,
        TargetId = text,
        TargetName = text,
        CustomerTenantId = customerTenantId,
        Title = text,
        Cause = text,
        Evidence = new Dictionary<string, string> { [text] = text },
        Remediation = [text],
        RepairCommands = [text],
        DocumentationUri = new Uri("https://learn.microsoft.com/?q=" + Uri.EscapeDataString("x")),
        MissingPermissions = [text],
        CausedBy = text,
        Explains = explains,
        ObservedAt = SampleFindings.Now,
    };

    /// <summary>The text as a customer, as a cause, in the partner tenant and as the customer's id.</summary>
    public static IReadOnlyList<Finding> Everywhere(string text) =>
        [With(text, SampleFindings.TenantId(1)), With(text, explains: 1), With(text), With(text, text)];
}
