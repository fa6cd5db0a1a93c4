using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Tests.Support;

/// <summary>Hands out one invented token.</summary>
public sealed class FixedTokens(string token = "invented-token") : ITokenSource
{
    public bool CanRenew => false;

    public Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) => Task.FromResult(token);
}
