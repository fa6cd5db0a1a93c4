using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace GdapTools.Core.Tests.Contracts;

public sealed class ListPropertyTests
{
    public static TheoryData<Type, string> Lists
    {
        get
        {
            TheoryData<Type, string> data = [];
            foreach (PropertyInfo property in typeof(Finding).Assembly.GetExportedTypes()
                .SelectMany(type => type.GetProperties())
                .Where(property => property.CanWrite && IsList(property.PropertyType)))
            {
                data.Add(property.DeclaringType!, property.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_of_the_contract_has_an_indexer_and_is_never_null(Type type, string name)
    {
        PropertyInfo property = type.GetProperty(name)!;
        object owner = RuntimeHelpers.GetUninitializedObject(type);
        Type item = property.PropertyType.GetGenericArguments()[0];
        Array values = Array.CreateInstance(item, 2);

        property.SetValue(owner, Activator.CreateInstance(typeof(Bare<>).MakeGenericType(item), values));
        object stored = property.GetValue(owner)!;
        property.SetValue(owner, null);

        Assert.True(stored is Array || stored.GetType().GetProperty("Item") is not null);
        Assert.Equal(2, ((IEnumerable)stored).Cast<object?>().Count());
        Assert.Empty((IEnumerable)property.GetValue(owner)!);
    }

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    /// <summary>A list as collection expressions make them: its indexer is out of sight.</summary>
    private sealed class Bare<T>(T[] values) : IReadOnlyList<T>
    {
        int IReadOnlyCollection<T>.Count => values.Length;

        T IReadOnlyList<T>.this[int index] => values[index];

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => values.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();
    }
}
