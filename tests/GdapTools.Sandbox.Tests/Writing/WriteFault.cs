namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>What goes wrong with a request, before it is carried out or after.</summary>
public enum WriteFault
{
    NotSent,
    AnswerLost,
    TimeoutBefore,
    TimeoutAfter,
    Throttled,
    Busy,
    ErrorBefore,
    ErrorAfter,
    GatewayAfter,
    ProxyPage,
}
