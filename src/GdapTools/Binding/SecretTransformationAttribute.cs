using System.Management.Automation;
using System.Security;

namespace GdapTools.Binding;

/// <summary>Takes a secret as SecureString or string, or as an object that carries it as <c>Token</c> (Get-AzAccessToken).</summary>
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;

        return input switch
        {
            SecureString secure => secure,
            string text => Secret.Protect(text),
            not null when PSObject.AsPSObject(inputData).Properties["Token"]?.Value is object token =>
                Transform(engineIntrinsics, token),
            // The input itself is never named: it may be the secret.
            _ => throw new ArgumentTransformationMetadataException("A secret is given as SecureString or string."),
        };
    }
}
