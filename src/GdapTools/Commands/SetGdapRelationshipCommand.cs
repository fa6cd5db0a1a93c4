using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Set, "GdapRelationship", SupportsShouldProcess = true)]
[OutputType(typeof(GdapRelationship))]
public sealed class SetGdapRelationshipCommand : RelationshipWriteCmdlet<GdapRelationship>
{
    [Parameter]
    [FlagTransformation]
    public bool? AutoExtend { get; set; }

    [Parameter]
    public SwitchParameter RemoveGlobalAdministrator { get; set; }

    protected override Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        AutoExtend is null && !RemoveGlobalAdministrator ? throw NothingToSet() : base.BeginProcessingAsync(cancellationToken);

    private protected override object Take()
    {
        string id = DemandRelationshipId();
        GdapRelationship? given = Given;
        return new WriteItem<GdapRelationship>(given?.DisplayName is { Length: > 0 } name ? name : id, async token =>
        {
            GdapRelationship seen = await Writing.SeenAsync(given, id, token).ConfigureAwait(false);
            return new RelationshipUpdater(Writing).Plan(seen, AutoExtend, RemoveGlobalAdministrator);
        });
    }

    private static GdapException NothingToSet() => new(
        "NothingToSet",
        GdapErrorKind.InvalidInput,
        "It is not said what is to be changed.",
        "AutoExtend",
        "Give -AutoExtend $true or $false, or -RemoveGlobalAdministrator.");
}
