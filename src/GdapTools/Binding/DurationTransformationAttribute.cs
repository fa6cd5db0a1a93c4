using System;
using System.Globalization;
using System.Management.Automation;
using System.Xml;

namespace GdapTools.Binding;

/// <summary>Takes a duration as a number of days, as a time span or as Graph writes it (P730D). PowerShell itself takes a
/// number for ticks. Nothing, as in an empty cell of a file, stays nothing.</summary>
internal sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            TimeSpan span => span,
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text => Parse(text.Trim()) ?? throw Refused(text),
            int or long or double or decimal => Days(Convert.ToDouble(value, CultureInfo.InvariantCulture)) ?? throw Refused(value),
            _ => throw Refused(value),
        };
    }

    private static TimeSpan? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double days))
        {
            return Days(days);
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span))
        {
            return span;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? Days(double days) => days is > -1e6 and < 1e6 ? TimeSpan.FromDays(days) : null;

    private static ArgumentTransformationMetadataException Refused(object value) => new(
        $"'{value}' is no duration. Give a number of days, a time span such as '365.00:00:00', or a text such as 'P730D'.");
}
