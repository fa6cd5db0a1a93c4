using System.Management.Automation;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapContext")]
[OutputType(typeof(GdapContext))]
public sealed class GetGdapContextCommand : PSCmdlet
{
    protected override void BeginProcessing()
    {
        if (SessionStore.Current is { } context)
        {
            WriteObject(context);
        }
    }
}
