using System;

namespace GdapTools.Core.Customers;

/// <summary>Says how long something lasts, in its largest whole unit.</summary>
internal static class Ages
{
    /// <summary>"1 minute", "3 hours", "12 days"; a time that has not passed is no minute.</summary>
    public static string Words(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => Count((int)age.TotalDays, "day"),
        { TotalHours: >= 1 } => Count((int)age.TotalHours, "hour"),
        _ => Count((int)Math.Max(0, age.TotalMinutes), "minute"),
    };

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
