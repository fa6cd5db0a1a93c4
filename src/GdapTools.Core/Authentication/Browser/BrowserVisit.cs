using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>Opens the page of a sign-in, and waits for the browser to come back from it.</summary>
/// <param name="listener">Where the browser comes back to; it listens before the page opens.</param>
/// <param name="openBrowser">Opens a page in a browser; null for the system's.</param>
/// <param name="patience">Nobody tells when a browser is closed.</param>
/// <param name="clock">Measures the patience.</param>
internal sealed class BrowserVisit(
    RedirectListener listener,
    Func<Uri, Task>? openBrowser,
    TimeSpan patience,
    TimeProvider clock)
{
    /// <summary>Waits for the code that the browser brings back.</summary>
    /// <param name="page">The page of the sign-in.</param>
    /// <param name="state">What must come back with the code.</param>
    /// <param name="late">What to throw when the patience is at its end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GdapException"><c>BrowserNotOpened</c>, <c>RedirectStateMismatch</c>, what the page reported, or
    /// <paramref name="late"/>.</exception>
    public async Task<string> ReceiveCodeAsync(
        Uri page,
        string state,
        Func<GdapException> late,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = clock.CancelAfter(patience);
        using CancellationTokenSource stop =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        Task<string> receiving = listener.ReceiveCodeAsync(state, stop.Token);
        Task opening = Task.Run(() => (openBrowser ?? SystemBrowser.OpenAsync)(page), CancellationToken.None);

        try
        {
            Task first = await Task.WhenAny(receiving, opening).ConfigureAwait(false);
            if (first == opening && opening.Status != TaskStatus.RanToCompletion && !listener.IsAnswered)
            {
                stop.Cancel();
                await receiving.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
                throw WhyNotOpened(opening.Exception?.InnerException);
            }

            return await receiving.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (
            deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw late();
        }
        finally
        {
            // A browser may outlast the sign-in; what becomes of it concerns nobody.
            _ = opening.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }
    }

    // Anything else than our own words may hold the address of the page, and so the state.
    private static GdapException WhyNotOpened(Exception? cause) =>
        cause as GdapException ?? SystemBrowser.NotOpened(cause?.GetType().Name ?? "it was cancelled");
}
