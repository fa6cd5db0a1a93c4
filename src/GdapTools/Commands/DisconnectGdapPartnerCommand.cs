using System.Management.Automation;
using GdapTools.Core.Authentication.Store;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "GdapPartner")]
[OutputType(typeof(void))]
public sealed class DisconnectGdapPartnerCommand : PSCmdlet
{
    [Parameter]
    public GdapContext? Context { get; set; }

    [Parameter]
    public SwitchParameter ForgetTokens { get; set; }

    protected override void EndProcessing()
    {
        SessionStore.Close(Context);

        if (!ForgetTokens)
        {
            return;
        }

        try
        {
            TokenStore.Clear(new TokenStoreOptions());
        }
        catch (GdapException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord(this));
        }
    }
}
