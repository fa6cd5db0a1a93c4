using System.Management.Automation;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Remove, "GdapAccessAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GdapAccessAssignment))]
public sealed class RemoveGdapAccessAssignmentCommand : AssignmentWriteCmdlet
{
    private protected override object Take()
    {
        AssignmentChoice choice = Choose();
        return new WriteItem<GdapAccessAssignment>(choice.Name, async token =>
        {
            GdapAccessAssignment seen = await FindAsync(choice, token).ConfigureAwait(false);
            GdapRelationship relationship =
                await Writing.SeenAsync(given: null, choice.RelationshipId, token).ConfigureAwait(false);
            return new AssignmentRemover(Writing).Plan(relationship, seen, Wait);
        });
    }
}
