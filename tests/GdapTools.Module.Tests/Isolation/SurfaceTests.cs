using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GdapTools.Commands;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>
/// PowerShell looks at every exported type of the cmdlets' assembly on import. What it sees there must not lie in the
/// module's own load context.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly Assembly s_cmdlets = typeof(AsyncCmdlet).Assembly;
    private static readonly Assembly s_models = typeof(GdapContext).Assembly;

    public static TheoryData<Type> ExportedTypes => new(s_cmdlets.ExportedTypes);

    [Theory]
    [MemberData(nameof(ExportedTypes))]
    public void Exported_type_shows_only_types_of_the_default_context(Type type)
    {
        string[] visible = [.. VisibleTypes(type).Select(visible => visible.Assembly.GetName().Name!).Distinct()];

        Assert.DoesNotContain(visible, name => name is not ("GdapTools" or "GdapTools.Contracts") && !IsPlatform(name));
    }

    [Fact]
    public void Cmdlets_know_no_dependency_of_Core()
    {
        string[] ours = ["GdapTools.Contracts", "GdapTools.Core", "GdapTools.Sandbox"];

        Assert.DoesNotContain(References(s_cmdlets), name => !ours.Contains(name) && !IsPlatform(name));
    }

    [Fact]
    public void Models_depend_on_nothing() => Assert.All(References(s_models), name => Assert.StartsWith("System", name));

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<Type> VisibleTypes(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        PropertyInfo[] properties = type.GetProperties();
        FieldInfo[] fields = type.GetFields();
        IEnumerable<Type> shown = type.GetInterfaces()
            .Concat(properties.Select(property => property.PropertyType))
            .Concat(fields.Select(field => field.FieldType))
            .Concat(properties.Concat<MemberInfo>(fields).Prepend(type).SelectMany(AttributeTypes));
        foreach (Type visible in shown)
        {
            yield return visible;
        }
    }

    private static IEnumerable<Type> AttributeTypes(MemberInfo member) => member.GetCustomAttributesData()
        .SelectMany(data => data.ConstructorArguments.Select(argument => argument.Value).Append(data.AttributeType))
        .OfType<Type>();

    private static bool IsPlatform(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";
}
