using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Finds one customer by tenant id, name or default domain, among all with whom there is a contract: one that is
/// to get its first relationship has none yet. The contracts are read once a run.</summary>
internal sealed class CustomerFinder(GdapSession session) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private List<Contract>? _contracts;

    /// <exception cref="GdapException"><c>CustomerNotFound</c>, <c>CustomerAmbiguous</c> with the candidates.</exception>
    public async Task<(string TenantId, string? Name)> FindAsync(string word, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(word, out Guid id))
        {
            return (id.ToString(), null);
        }

        List<Contract> contracts = await ReadAsync(cancellationToken).ConfigureAwait(false);
        Contract[] found = [.. contracts
            .Where(contract => IsEqual(contract.CustomerName, word) || IsEqual(contract.DefaultDomainName, word))
            .GroupBy(contract => contract.CustomerTenantId, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())];
        return found.Length switch
        {
            1 => (found[0].CustomerTenantId, found[0].CustomerName),
            0 => throw new GdapException(
                "CustomerNotFound",
                GdapErrorKind.NotFound,
                $"There is no contract with a customer '{word}'.",
                word,
                "Give the customer's tenant id, its whole name or its default domain."),
            _ => throw new GdapException(
                "CustomerAmbiguous",
                GdapErrorKind.InvalidInput,
                $"{found.Length} customers are called '{word}': {string.Join(", ", found.Select(item => item.CustomerTenantId))}.",
                word,
                "Give the tenant id of the one that is meant."),
        };
    }

    public void Dispose() => _gate.Dispose();

    private async Task<List<Contract>> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_contracts is null)
            {
                List<Contract> read = [];
                CustomerReader reader = new(session.Graph, session.TenantId);
                await foreach (Contract contract in reader.ListContractsAsync(cancellationToken).ConfigureAwait(false))
                {
                    read.Add(contract);
                }

                _contracts = read;
            }

            return _contracts;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool IsEqual(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
