using System.Collections.Generic;
using System.Management.Automation;
using GdapTools.Binding;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Set, "GdapAccessAssignment", SupportsShouldProcess = true)]
[OutputType(typeof(GdapAccessAssignment))]
public sealed class SetGdapAccessAssignmentCommand : AssignmentWriteCmdlet
{
    [Parameter(Position = 2)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Role { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    public string? RoleProfile { get; set; }

    private protected override object Take()
    {
        AssignmentChoice choice = Choose();
        return new WriteItem<GdapAccessAssignment>(choice.Name, async token =>
        {
            IReadOnlyList<GdapRole> wanted =
                RoleResolver.Resolve(Role ?? [], RoleProfile, Writing.Session.Roles, Writing.Session.Profiles);
            GdapAccessAssignment seen = await FindAsync(choice, token).ConfigureAwait(false);
            GdapRelationship relationship =
                await Writing.SeenAsync(given: null, choice.RelationshipId, token).ConfigureAwait(false);
            return new AssignmentUpdater(Writing).Plan(relationship, seen, wanted, Wait);
        });
    }
}
