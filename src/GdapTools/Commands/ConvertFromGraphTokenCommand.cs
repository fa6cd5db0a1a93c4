using System;
using System.Management.Automation;
using GdapTools.Binding;
using GdapTools.Core.Tokens;

namespace GdapTools.Commands;

[Cmdlet(VerbsData.ConvertFrom, "GraphToken")]
[OutputType(typeof(GraphTokenInfo))]
public sealed class ConvertFromGraphTokenCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TokenTransformation]
    [AllowNull]
    [AllowEmptyString]
    [Alias("AccessToken", "access_token")]
    public string Token { get; set; } = "";

    protected override void ProcessRecord() =>
        WriteObject(TokenReader.Read(Token, new MfaClaimExpectation { Clock = TimeProvider.System }));
}
