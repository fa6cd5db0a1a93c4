using System.Management.Automation;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "GdapPartner")]
[OutputType(typeof(void))]
public sealed class DisconnectGdapPartnerCommand : PSCmdlet
{
    [Parameter]
    public GdapContext? Context { get; set; }

    protected override void EndProcessing() => SessionStore.Close(Context);
}
