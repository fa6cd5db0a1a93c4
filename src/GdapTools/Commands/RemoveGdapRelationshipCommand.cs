using System.Management.Automation;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Remove, "GdapRelationship", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GdapRelationship))]
public sealed class RemoveGdapRelationshipCommand : RelationshipWriteCmdlet<GdapRelationship>
{
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override object Take()
    {
        string id = DemandRelationshipId();
        GdapRelationship? given = Given;
        return new WriteItem<GdapRelationship>(given?.DisplayName is { Length: > 0 } name ? name : id, async token =>
        {
            GdapRelationship seen = await Writing.SeenAsync(given, id, token).ConfigureAwait(false);
            return new RelationshipRemover(Writing).Plan(seen, Wait);
        });
    }
}
