using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Relationships.Access;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapEffectiveAccess")]
[OutputType(typeof(EffectiveAccess))]
public sealed class GetGdapEffectiveAccessCommand : SessionCmdlet
{
    private readonly List<GdapRole> _roles = [];
    private EffectiveAccessFinder? _finder;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UserPrincipalName", "User")]
    [AccountTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? UserId { get; set; }

    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Role { get; set; } = [];

    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken).ConfigureAwait(false);
        GdapSession session = OpenSession();
        ErrorResolver resolver = new(session.TenantId);
        _finder = new EffectiveAccessFinder(session, CheckCatalogue.Load(), failure => resolver.Resolve(failure));

        foreach (string wanted in Role)
        {
            GdapRole[] found = [.. session.Roles.Find(wanted.Trim('{', '}'))];

            if (found.Length == 0)
            {
                await WriteErrorAsync(NotFound(wanted).ToErrorRecord(wanted)).ConfigureAwait(false);
            }

            _roles.AddRange(found.Where(role => !_roles.Contains(role)));
        }
    }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        string?[] users = [.. (UserId ?? []).OfType<string>().Select(static user => user.Trim()).Where(static user => user.Length > 0)];
        bool isPiped = MyInvocation.ExpectingInput;

        if (users.Length == 0 && !isPiped && MyInvocation.BoundParameters.ContainsKey(nameof(UserId)))
        {
            throw NoAccount();
        }

        // What is piped in and names no customer and no account asks about nobody; only the bare command asks about everybody.
        if ((isPiped && users.Length == 0 && CustomerTenantId is null) || (Role.Length > 0 && _roles.Count == 0))
        {
            return;
        }

        foreach (string? user in users.DefaultIfEmpty(null))
        {
            await FindAsync(user, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FindAsync(string? user, CancellationToken cancellationToken)
    {
        AccessOptions options = new()
        {
            User = user,
            Customers = CustomerTenantId is null ? Customer : [CustomerTenantId],
            Roles = _roles,
            OnMissing = NoteMissing,
        };

        try
        {
            await foreach (EffectiveAccess access in _finder!.RunAsync(options, Report, cancellationToken).ConfigureAwait(false))
            {
                await WriteObjectAsync(access).ConfigureAwait(false);
            }

            await WriteMissingAsync().ConfigureAwait(false);
        }
        catch (GdapException failure) when (failure.IsOfOneAnswer())
        {
            await WriteErrorAsync(failure.ToErrorRecord(user ?? (object)this)).ConfigureAwait(false);
        }
    }

    private static GdapException NoAccount() => new(
        "UserIdMissing",
        GdapErrorKind.InvalidInput,
        "-UserId names no account.",
        target: nameof(UserId),
        "Give object ids or user principal names; leave -UserId out to ask about the account that is signed in.");

    private static GdapException NotFound(string wanted) => new(
        "RoleNotFound",
        GdapErrorKind.NotFound,
        $"There is no built-in role '{wanted}'.",
        wanted,
        "Get-GdapRole lists all roles.");
}
