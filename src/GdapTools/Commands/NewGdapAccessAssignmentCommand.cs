using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using GdapTools.Binding;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.New, "GdapAccessAssignment", SupportsShouldProcess = true)]
[OutputType(typeof(GdapAccessAssignment))]
public sealed class NewGdapAccessAssignmentCommand : RelationshipWriteCmdlet<GdapAccessAssignment>
{
    private GroupResolver? _groups;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [ValidateNotNullOrEmpty]
    public string Group { get; set; } = "";

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    public string? RoleProfile { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override object Take()
    {
        string id = DemandRelationshipId();
        GdapRelationship? given = Given;
        string group = Group.Trim();
        IReadOnlyList<string> roles = Role ?? [];
        string? profile = RoleProfile;
        return new WriteItem<GdapAccessAssignment>($"{group} in {Text(given?.DisplayName, id)}", async token =>
        {
            GdapRelationship seen = await Writing.SeenAsync(given, id, token).ConfigureAwait(false);
            IReadOnlyList<GdapRole> wanted =
                RoleResolver.Resolve(roles, profile, Writing.Session.Roles, Writing.Session.Profiles);
            GroupIdentity found = await Groups().ResolveAsync(group, token).ConfigureAwait(false);
            return await new AssignmentCreator(Writing).PlanAsync(seen, found, wanted, Wait, token).ConfigureAwait(false);
        });
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _groups?.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private GroupResolver Groups() => LazyInitializer.EnsureInitialized(
        ref _groups, () => new GroupResolver(Writing.Session.Graph, Writing.Session.TenantId))!;
}
