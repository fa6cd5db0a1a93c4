using System;
using System.Collections.Generic;

namespace GdapTools.Core.Diagnosis;

/// <summary>One row of the catalogue: what a check is called, weighs and advises. Ids never change.</summary>
public sealed record CheckDefinition(
    string Id,
    string Title,
    ChainLink Link,
    FindingSeverity Severity,
    IReadOnlyList<string> Remediation,
    IReadOnlyList<string> RepairCmdlets,
    Uri DocumentationUri,
    IReadOnlyList<string> Permissions);
