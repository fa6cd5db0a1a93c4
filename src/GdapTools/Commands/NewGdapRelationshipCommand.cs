using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.New, "GdapRelationship", SupportsShouldProcess = true)]
[OutputType(typeof(GdapInvitation))]
public sealed class NewGdapRelationshipCommand : WriteCmdlet<GdapInvitation>
{
    private readonly List<string> _names = [];
    private RelationshipNames? _taken;
    private CustomerFinder? _customers;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [AllowEmptyString]
    public string DisplayName { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Customer { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CustomerTenantId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    public string? RoleProfile { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationTransformation]
    public TimeSpan? Duration { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter AutoExtend { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter LockForApproval { get; set; }

    private protected override object Take()
    {
        string name = DisplayName.Trim();
        string customer = Text(CustomerTenantId, Customer).Trim();
        IReadOnlyList<string> roles = Role ?? [];
        string? profile = RoleProfile;
        TimeSpan duration = Duration ?? RelationshipRules.Longest;
        TimeSpan extension = AutoExtend ? RelationshipRules.Extension : TimeSpan.Zero;
        bool locks = LockForApproval;
        _names.Add(name);
        return new WriteItem<GdapInvitation>(name, async token =>
        {
            (string TenantId, string? Name)? found = customer.Length == 0
                ? null
                : await FindAsync(customer, token).ConfigureAwait(false);
            RelationshipSpec spec = new()
            {
                DisplayName = name,
                CustomerTenantId = found?.TenantId,
                CustomerName = found?.Name,
                Roles = RoleResolver.Resolve(roles, profile, Writing.Session.Roles, Writing.Session.Profiles),
                Duration = duration,
                AutoExtendDuration = extension,
            };
            return await new RelationshipCreator(Writing, Taken()).PlanAsync(spec, locks, token).ConfigureAwait(false);
        });
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _taken?.Dispose();
            _customers?.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private RelationshipNames Taken() => LazyInitializer.EnsureInitialized(ref _taken, () => new RelationshipNames(Writing, _names))!;

    private Task<(string TenantId, string? Name)> FindAsync(string customer, CancellationToken cancellationToken) =>
        LazyInitializer.EnsureInitialized(ref _customers, () => new CustomerFinder(Writing.Session))!
            .FindAsync(customer, cancellationToken);
}
