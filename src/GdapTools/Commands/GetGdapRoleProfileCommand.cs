using System;
using System.Linq;
using System.Management.Automation;
using GdapTools.Binding;
using GdapTools.Core.Relationships;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapRoleProfile", DefaultParameterSetName = NameSet)]
[OutputType(typeof(GdapRoleProfile))]
public sealed class GetGdapRoleProfileCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    private readonly Lazy<RoleCatalogue> _roles = new(RoleCatalogue.Load);

    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            foreach (string path in Path)
            {
                Write(() => RoleProfileFile.Read(GetUnresolvedProviderPathFromPSPath(path), _roles.Value), path);
            }

            return;
        }

        RoleProfileCatalogue profiles = RoleProfileCatalogue.Load(_roles.Value);

        foreach (string wanted in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(wanted))
            {
                Write(() => profiles.Get(wanted), wanted);
                continue;
            }

            WildcardPattern pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
            WriteObject(profiles.All.Where(profile => pattern.IsMatch(profile.Name)), enumerateCollection: true);
        }
    }

    private void Write(Func<GdapRoleProfile> read, string target)
    {
        try
        {
            WriteObject(read());
        }
        catch (GdapException failure)
        {
            WriteError(failure.ToErrorRecord(target));
        }
    }
}
