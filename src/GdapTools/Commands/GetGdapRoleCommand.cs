using System;
using System.Linq;
using System.Management.Automation;
using GdapTools.Binding;
using GdapTools.Core.Relationships;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapRole", DefaultParameterSetName = NameSet)]
[OutputType(typeof(GdapRole))]
public sealed class GetGdapRoleCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    private readonly Lazy<RoleCatalogue> _roles = new(RoleCatalogue.Load);

    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [Alias("RoleName")]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleDefinitionIdCompleter))]
    public string[] RoleDefinitionId { get; set; } = [];

    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Privileged { get; set; }

    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(RoleCategoryCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Category { get; set; } = "*";

    protected override void ProcessRecord()
    {
        foreach (string wanted in ParameterSetName == IdSet ? RoleDefinitionId : Name)
        {
            GdapRole[] found = Find(wanted);

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(wanted))
            {
                WriteError(NotFound(wanted).ToErrorRecord(wanted));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }

    private GdapRole[] Find(string wanted)
    {
        if (ParameterSetName == IdSet)
        {
            return [.. _roles.Value.Find(wanted)];
        }

        WildcardPattern pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
        WildcardPattern category = WildcardPattern.Get(Category, WildcardOptions.IgnoreCase);
        return [.. _roles.Value.All.Where(role => pattern.IsMatch(role.RoleName)
            && category.IsMatch(role.Category)
            && (!Privileged || role.IsPrivileged))];
    }

    private static GdapException NotFound(string wanted) => new(
        "RoleNotFound",
        GdapErrorKind.NotFound,
        $"There is no built-in role '{wanted}'.",
        wanted,
        "Get-GdapRole lists all roles; * stands for any text.");
}
