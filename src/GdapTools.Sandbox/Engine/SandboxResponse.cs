using System;
using System.Collections.Generic;
using System.Text;
using GdapTools.Sandbox.Delivery;

namespace GdapTools.Sandbox.Engine;

/// <summary>An answer, whatever carries it away.</summary>
internal sealed class SandboxResponse
{
    public SandboxResponse(int status, string body = "", string? contentType = null)
    {
        Status = status;
        Body = Encoding.UTF8.GetBytes(body);
        if (contentType is not null)
        {
            Headers["Content-Type"] = contentType;
        }
    }

    public int Status { get; }

    public string? ReasonPhrase { get; init; }

    public AnswerOrigin Origin { get; set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; set; }

    /// <summary>How it is carried away.</summary>
    public DeliveryKind Delivery { get; set; }

    /// <summary>Whether something on the way made it, which knows no ids of the service.</summary>
    public bool IsForeign { get; init; }

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Adds a header and returns the same answer.</summary>
    public SandboxResponse With(string name, string value)
    {
        Headers[name] = value;
        return this;
    }
}
