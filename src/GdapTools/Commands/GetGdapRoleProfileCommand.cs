using System;
using System.Linq;
using System.Management.Automation;
using GdapTools.Binding;
using GdapTools.Core.Relationships;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapRoleProfile")]
[OutputType(typeof(GdapRoleProfile))]
public sealed class GetGdapRoleProfileCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    protected override void ProcessRecord()
    {
        RoleProfileCatalogue profiles = RoleProfileCatalogue.Load(RoleCatalogue.Load());

        foreach (string wanted in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(wanted))
            {
                WriteOne(profiles, wanted);
                continue;
            }

            WildcardPattern pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
            WriteObject(profiles.All.Where(profile => pattern.IsMatch(profile.Name)), enumerateCollection: true);
        }
    }

    private void WriteOne(RoleProfileCatalogue profiles, string name)
    {
        try
        {
            WriteObject(profiles.Get(name));
        }
        catch (GdapException failure)
        {
            WriteError(failure.ToErrorRecord(name));
        }
    }
}
