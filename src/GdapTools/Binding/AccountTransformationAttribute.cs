using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GdapTools.Binding;

/// <summary>
/// Takes accounts as text or id, or as objects that have them as a property. What has none, as a customer that is piped
/// in, becomes no account at all: the engine would else make a text of its type.
/// </summary>
internal sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_properties = ["UserId", "UserPrincipalName"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null or string or Guid => inputData,
            IEnumerable items and not IDictionary => items.Cast<object?>().SelectMany(Accounts).ToArray(),
            _ => Accounts(inputData),
        };
    }

    private static string[] Accounts(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        string? text = value switch
        {
            null => null,
            string or Guid => value.ToString(),
            _ => s_properties
                .Select(name => PSObject.AsPSObject(input!).Properties[name]?.Value?.ToString())
                .FirstOrDefault(found => !string.IsNullOrWhiteSpace(found)),
        };
        return text is null ? [] : [text];
    }
}
