using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace GdapTools.Binding;

/// <summary>Takes yes and no as files hold them: true, yes, 1; false, no, 0; an empty cell is no.</summary>
internal sealed class FlagTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_yes = ["true", "yes", "1"];
    private static readonly string[] s_no = ["", "false", "no", "0"];

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => false,
            SwitchParameter flag => flag.IsPresent,
            bool flag => flag,
            string text when Holds(s_yes, text) => true,
            string text when Holds(s_no, text) => false,
            int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0,
            _ => throw new ArgumentTransformationMetadataException($"'{value}' is neither yes nor no. Give true or false."),
        };
    }

    private static bool Holds(string[] words, string text) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
