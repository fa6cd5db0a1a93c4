namespace GdapTools;

/// <summary>One step on the way from an account to a customer's role.</summary>
public sealed class AccessStep
{
    public AccessStepKind Kind { get; init; }

    /// <summary>As Graph gives it; empty for groups that could not be read.</summary>
    public string Id { get; init; } = "";

    /// <summary>Null when the directory was not asked or did not tell; an assignment has none.</summary>
    public string? Name { get; init; }

    public override string ToString() => Kind switch
    {
        AccessStepKind.Unread => "...",
        AccessStepKind.Assignment => "assignment",
        _ => Name ?? Id,
    };
}
