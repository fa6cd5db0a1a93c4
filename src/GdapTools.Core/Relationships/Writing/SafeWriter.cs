using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>
/// Makes a change at most once. Where an answer leaves open whether it was made, it looks before it says or does
/// anything; it asks again only for what an ETag keeps from happening twice, or where the service has answered that it is
/// busy (503) and the change was not found.
/// </summary>
internal sealed class SafeWriter(IServiceWriter service, TimeProvider clock)
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Makes the change.</summary>
    /// <returns>The answer; null when none can be used, and the change was found to have been made.</returns>
    /// <exception cref="GdapServiceException">The refusal, <c>WriteNotApplied</c>, <c>RelationshipChanged</c>: nothing
    /// was changed; or <c>WriteOutcomeUnknown</c>.</exception>
    public async Task<ServiceAnswer?> RunAsync(Change change, CancellationToken cancellationToken)
    {
        string? etag = change.ETag;
        bool isRefreshed = false;

        for (int attempt = 1; ; attempt++)
        {
            GdapServiceException failure;

            try
            {
                ServiceAnswer answer = await service.WriteAsync(change.Build(etag), cancellationToken).ConfigureAwait(false);
                Demand(change, answer);
                return answer;
            }
            catch (GdapServiceException exception)
            {
                failure = exception;
            }

            WriteDoubt doubt = WriteDoubts.Of(failure, change, attempt);

            if (doubt == WriteDoubt.None)
            {
                throw WriteErrors.Refused(failure, change);
            }

            Look look = await LookAsync(change, failure, doubt, cancellationToken).ConfigureAwait(false);

            if (look.IsMade)
            {
                return null;
            }

            if (look.Clash is not null)
            {
                throw look.Clash;
            }

            if (look.Difference is not null)
            {
                throw WriteErrors.Changed(failure, change, look.Difference);
            }

            bool mayRepeat = doubt switch
            {
                WriteDoubt.Stale => !isRefreshed,
                WriteDoubt.Outcome => attempt < MostAttempts && (change.IsGuarded || failure.StatusCode == 503),
                _ => false,
            };

            if (!mayRepeat)
            {
                throw doubt == WriteDoubt.Outcome
                    ? WriteErrors.NotApplied(failure, change)
                    : WriteErrors.Refused(failure, change);
            }

            isRefreshed |= doubt == WriteDoubt.Stale;
            etag = look.ETag ?? etag;

            if (doubt == WriteDoubt.Outcome)
            {
                TimeSpan wait = failure.RetryAfter ?? TimeSpan.FromSeconds(1 << attempt);
                await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What was sent and not answered may still be on its way.
    private async Task<Look> LookAsync(
        Change change,
        GdapServiceException failure,
        WriteDoubt doubt,
        CancellationToken cancellationToken)
    {
        try
        {
            Look look = await change.LookAsync(cancellationToken).ConfigureAwait(false);

            if (look.IsMade || change.IsGuarded || failure.StatusCode != 0)
            {
                return look;
            }

            await clock.WaitAsync(s_pause, cancellationToken).ConfigureAwait(false);
            return await change.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException reading) when (reading.Kind != GdapErrorKind.NotConnected)
        {
            throw doubt == WriteDoubt.Outcome
                ? WriteErrors.Unknown(failure, change, reading)
                : WriteErrors.Refused(failure, change);
        }
    }

    // A page of something on the way is a success by its status alone.
    private static void Demand(Change change, ServiceAnswer answer)
    {
        if (answer.Text is not null || (change.AnswersObject && answer.Json is null))
        {
            throw UnreadableAnswer.NotJson(answer);
        }

        if (change.AnswersObject && answer.Json?.Text("id") is null)
        {
            throw UnreadableAnswer.Create("ResponseWithoutId", "The service answered without an id.", answer);
        }
    }
}
