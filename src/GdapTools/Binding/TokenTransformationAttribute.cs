using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace GdapTools.Binding;

/// <summary>
/// Takes a token in whatever it comes: text, lines of text, a SecureString, or an object that has it as a property,
/// such as the output of Get-AzAccessToken or of a token request. Takes anything: what is no token gets a verdict.
/// </summary>
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_properties = ["Token", "access_token", "AccessToken"];

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ToText(inputData);

    /// <summary>The token in whatever it comes; empty when there is none.</summary>
    public static string ToText(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null => "",
            GdapContext => throw new ArgumentTransformationMetadataException("A session is given as -Context."),
            string text => text,
            SecureString secret => Secret.Reveal(secret),
            IDictionary pairs => ToText(FindValue(pairs)),
            IEnumerable items => string.Join("\n", items.Cast<object?>().Select(ToText)),
            _ => FindProperty(input!) is { } property ? ToText(property.Value) : LanguagePrimitives.ConvertTo<string>(value),
        };
    }

    private static object? FindValue(IDictionary pairs) =>
        s_properties
            .SelectMany(name => pairs.Keys.OfType<string>().Where(key => IsEqual(key, name)))
            .Select(key => pairs[key])
            .FirstOrDefault();

    private static PSPropertyInfo? FindProperty(object value) =>
        s_properties.Select(name => PSObject.AsPSObject(value).Properties[name]).FirstOrDefault(found => found is not null);

    private static bool IsEqual(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
