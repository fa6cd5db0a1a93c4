using System;
using Xunit;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>A test of what only Linux has; skipped, not passed, elsewhere.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = LinuxTheoryAttribute.Reason;
}

/// <inheritdoc cref="LinuxFactAttribute"/>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    internal static readonly string? Reason = OperatingSystem.IsLinux() ? null : "Plain text is stored on Linux only.";

    public LinuxTheoryAttribute() => Skip = Reason;
}
