using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>Who the customers are, as one answer after another tells. Safe for concurrent use.</summary>
internal sealed class CustomerBook(SeenCustomers seen)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, CustomerState> _byId = new(StringComparer.OrdinalIgnoreCase);

    // Those with a relationship, in the order in which they were told of.
    private readonly Channel<CustomerState> _waiting = Channel.CreateUnbounded<CustomerState>();
    private readonly HashSet<string> _handedOut = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<GdapRelationship> _strays = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly RelationshipSample _sample = new();
    private int _relationships;

    /// <summary>Relationships told of, those without a customer included.</summary>
    public int RelationshipCount
    {
        get
        {
            lock (_lock)
            {
                return _relationships;
            }
        }
    }

    /// <summary>Customers told of, those handed out included.</summary>
    public int CustomerCount
    {
        get
        {
            lock (_lock)
            {
                return _byId.Count + _handedOut.Count;
            }
        }
    }

    /// <summary>The relationships whose customer is not told.</summary>
    public IReadOnlyList<GdapRelationship> Strays
    {
        get
        {
            lock (_lock)
            {
                return [.. _strays];
            }
        }
    }

    /// <summary>What of all relationships matters for one customer; changes until the book is closed.</summary>
    public RelationshipOverview Overview
    {
        get
        {
            lock (_lock)
            {
                return new RelationshipOverview(_names, _sample.Items);
            }
        }
    }

    /// <summary>The customers that were not handed out.</summary>
    public IReadOnlyList<CustomerState> Rest
    {
        get
        {
            lock (_lock)
            {
                return [.. _byId.Values];
            }
        }
    }

    public void Add(GdapRelationship relationship)
    {
        lock (_lock)
        {
            _relationships++;
            _names.Add(relationship.DisplayName);
            _sample.Add(relationship);

            if (!IsId(relationship.CustomerTenantId))
            {
                _strays.Add(relationship);
            }
            else if (!_handedOut.Contains(relationship.CustomerTenantId!))
            {
                CustomerState customer = Customer(relationship.CustomerTenantId!, relationship.CustomerName);
                customer.Relationships.Add(relationship);

                if (customer.Relationships.Count == 1)
                {
                    _waiting.Writer.TryWrite(customer);
                }
            }
        }
    }

    public void Add(GdapCustomer customer)
    {
        lock (_lock)
        {
            if (IsId(customer.CustomerTenantId) && !_handedOut.Contains(customer.CustomerTenantId))
            {
                Customer(customer.CustomerTenantId, customer.CustomerName);
            }
        }
    }

    /// <param name="contract">Tells a customer's domain.</param>
    /// <param name="addNew">Whether it makes a customer known that nothing else has told of.</param>
    public void Add(Contract contract, bool addNew)
    {
        lock (_lock)
        {
            if (IsId(contract.CustomerTenantId)
                && !_handedOut.Contains(contract.CustomerTenantId)
                && (addNew || _byId.ContainsKey(contract.CustomerTenantId)))
            {
                Customer(contract.CustomerTenantId, contract.CustomerName).DefaultDomainName = contract.DefaultDomainName;
            }
        }
    }

    /// <summary>Waits until a customer with a relationship is waiting; false when none will come any more.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>The next customers that have a relationship, each named once. They stay in the book.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<CustomerState> Next(int most)
    {
        List<CustomerState> next = [];

        while (next.Count < most && _waiting.Reader.TryRead(out CustomerState? customer))
        {
            next.Add(customer);
        }

        return next;
    }

    /// <summary>Says that no relationship will be added any more.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>The ids of the relationships that a customer is known to have.</summary>
    public IReadOnlyList<string> RelationshipIdsOf(CustomerState customer)
    {
        lock (_lock)
        {
            return [.. customer.Relationships.Select(relationship => relationship.Id)];
        }
    }

    /// <summary>Forgets a customer; what is told of it later is passed over.</summary>
    public void HandOut(CustomerState customer)
    {
        lock (_lock)
        {
            _byId.Remove(customer.TenantId);
            _handedOut.Add(customer.TenantId);
        }
    }

    private static bool IsId(string? tenantId) => !string.IsNullOrWhiteSpace(tenantId);

    private CustomerState Customer(string tenantId, string? name)
    {
        if (!_byId.TryGetValue(tenantId, out CustomerState? customer))
        {
            customer = new CustomerState(tenantId);
            _byId.Add(tenantId, customer);
        }

        customer.Name ??= name;
        seen.Add(tenantId, name);
        return customer;
    }
}
