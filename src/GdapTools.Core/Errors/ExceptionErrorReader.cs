using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;

namespace GdapTools.Core.Errors;

/// <summary>Reads an exception and those inside it, the outer first.</summary>
internal sealed class ExceptionErrorReader(ErrorCatalogue catalogue, ErrorReader reader)
{
    private const int MaximumExceptions = 32;

    /// <summary>A line to show for an exception.</summary>
    public static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    public void Read(Exception exception, ErrorFacts facts)
    {
        foreach (Exception link in Chain(exception))
        {
            switch (link)
            {
                case GdapServiceException service:
                    GdapExceptionReader.Read(service, facts);
                    ReadKind(service.Kind, facts);
                    break;
                case GdapAuthenticationException authentication:
                    GdapExceptionReader.Read(authentication, catalogue, facts);
                    break;
                case GdapException own:
                    ReadKind(own.Kind, facts);
                    break;
                default:
                    ReadForeign(link, facts);
                    break;
            }
        }
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        HashSet<Exception> seen = [];
        Queue<Exception> queue = new();
        queue.Enqueue(exception);
        while (queue.Count > 0 && seen.Count < MaximumExceptions)
        {
            Exception next = queue.Dequeue();
            if (!seen.Add(next))
            {
                continue;
            }

            yield return next;
            IEnumerable<Exception?> inner = next is AggregateException several ? several.InnerExceptions : [next.InnerException];
            foreach (Exception? each in inner)
            {
                if (each is not null)
                {
                    queue.Enqueue(each);
                }
            }
        }
    }

    private static void ReadKind(GdapErrorKind kind, ErrorFacts facts) => facts.NetworkCode ??= kind switch
    {
        GdapErrorKind.Network => "ConnectionError",
        GdapErrorKind.Timeout => "TimedOut",
        _ => null,
    };

    private void ReadForeign(Exception exception, ErrorFacts facts)
    {
        string? code = exception switch
        {
            SocketException socket => socket.SocketErrorCode.ToString(),
            WebException web => web.Status.ToString(),
            AuthenticationException => "SecureConnectionError",
            TimeoutException => "TimedOut",
            OperationCanceledException => HasTimeout(exception) ? "TimedOut" : "OperationCanceled",
#if NET
            HttpRequestException request => request.HttpRequestError.ToString(),
#endif
            _ => null,
        };

        // The innermost exception knows best: a socket's code is surer than "an error occurred while sending".
        bool isKnown = code is not null && catalogue.FindNetwork(code) is not null;
        facts.NetworkCode = isKnown && (exception is SocketException || facts.NetworkCode is null or "OperationCanceled")
            ? code
            : facts.NetworkCode;
#if NET
        facts.StatusCode ??= (int?)(exception as HttpRequestException)?.StatusCode;
#endif
        if (exception is WebException { Response: HttpWebResponse answer })
        {
            ReadAnswer(answer, facts);
        }

        new ForeignExceptionReader(reader).Read(exception, facts);
        reader.Read(exception.Message, facts);
    }

    private static bool HasTimeout(Exception exception) =>
        exception.InnerException is TimeoutException
        || exception.Message.IndexOf("HttpClient.Timeout", StringComparison.OrdinalIgnoreCase) >= 0;

    private static void ReadAnswer(HttpWebResponse answer, ErrorFacts facts)
    {
        try
        {
            facts.StatusCode ??= (int)answer.StatusCode;
            UrlReader.Take(answer.ResponseUri, facts);
        }
        catch (ObjectDisposedException)
        {
            // The caller has closed it before us.
        }
    }
}
