using System;

namespace GdapTools.Core.Graph;

/// <summary>Writes values into OData filters.</summary>
internal static class OData
{
    /// <summary>A string literal; quotes are doubled, as OData wants.</summary>
    public static string Quote(string value) => "'" + value.Replace("'", "''") + "'";

    /// <summary>Joins conditions; null when there is none.</summary>
    public static string? And(params string?[] conditions)
    {
        string[] present = Array.FindAll(conditions, condition => condition is not null)!;
        return present.Length == 0 ? null : string.Join(" and ", present);
    }

    /// <summary>One condition per value, any of which suffices; null without values.</summary>
    public static string? AnyOf(string property, params string[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        string joined = string.Join(" or ", Array.ConvertAll(values, value => $"{property} eq {Quote(value)}"));
        return values.Length == 1 ? joined : "(" + joined + ")";
    }
}
