using System;

namespace GdapTools.NetFramework;

/// <summary>Marks a method that throws when something is not as its name says. build.ps1 counts these marks where the
/// checks cannot run.</summary>
/// <param name="name">What is so.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CheckAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
