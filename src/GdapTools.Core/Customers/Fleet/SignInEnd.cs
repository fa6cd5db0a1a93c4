using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>The session's sign-in is good for nothing any more, whatever the customer.</summary>
/// <param name="step">What the partner's own tenant answered.</param>
internal sealed class SignInEnd(ChainStep step)
{
    private readonly SharedCause _cause = new(step.CheckId, step);

    /// <summary>What is told of a customer that was asked for a token, and refused it.</summary>
    public ChainStep ForRefused => step with { Shared = _cause };

    /// <summary>What is told of a customer whose turn came after that.</summary>
    public ChainStep ForUntried => step with
    {
        Shared = _cause,
        Cause = step.Evidence.Values.TryGetValue("Code", out string? code)
            ? $"Not tried: the session's sign-in is refused ({code}), and with it every customer."
            : "Not tried: the session's sign-in is refused, and with it every customer.",
    };
}
