using System;
using System.Linq;
using GdapTools.Core.Customers.Consent;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>
/// Consents in customer tenants: created and removed, and, as documented, not read. One request after the other.
/// What the bodies of refusals say beyond the description is not documented, nor whether a consent that is partly there
/// is partly taken: here it is refused whole.
/// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
/// </summary>
internal sealed class ConsentService
{
    private readonly object _gate = new();
    private readonly SandboxWorld _world;
    private readonly ConsentRules _rules;

    public ConsentService(SandboxWorld world, GdapService gdap)
    {
        _world = world;
        _rules = new ConsentRules(world, gdap);
    }

    public SandboxResponse Handle(SandboxCall call, Caller caller, ConsentPath path)
    {
        bool isCreation = call.Method == "POST" && path.ApplicationId is null;
        bool isRemoval = call.Method == "DELETE" && path.ApplicationId is not null;
        if (!isCreation && !isRemoval)
        {
            return PartnerCenterErrors.Create(405, 405, "The method is not allowed.");
        }

        if (_world.Tenants.Resolve(path.CustomerId, "") is not string customerId
            || _world.Tenants.Find(customerId) is not ResourceTree tenant
            || tenant == _world.Tenants.Partner)
        {
            return PartnerCenterErrors.Create(404, 404, "The customer was not found.");
        }

        if (caller.IsAppOnly || !_rules.MayConsent(call, caller, customerId))
        {
            return PartnerCenterErrors.Create(403, 403, "The caller is not authorized to consent for this customer.");
        }

        lock (_gate)
        {
            ConsentStore store = new(_world, tenant);
            return isRemoval ? Remove(store, customerId, path.ApplicationId!) : Create(call, store, customerId);
        }
    }

    private SandboxResponse Create(SandboxCall call, ConsentStore store, string customerId)
    {
        if (ConsentRequest.Read(call.Body) is not ConsentRequest request)
        {
            return PartnerCenterErrors.Create(400, 400, "The application, a resource or its scope is missing or invalid.");
        }

        if (request.Grants.Any(grant => store.Holds(request.ApplicationId, grant.ResourceId)))
        {
            return PartnerCenterErrors.Create(409, 409, "Permission entry already exists.");
        }

        store.Grant(request);
        bool isForGraph = request.Grants.Any(grant => ConsentResources.IsGraph(grant.ResourceId));
        if (isForGraph)
        {
            _world.Consents.Put(customerId, request.ApplicationId, isConsented: true);
        }

        return new SandboxResponse(201, call.Body, "application/json; charset=utf-8");
    }

    private SandboxResponse Remove(ConsentStore store, string customerId, string applicationId)
    {
        if (!store.Remove(applicationId))
        {
            return PartnerCenterErrors.Create(404, 404, "The application consent was not found.");
        }

        _world.Consents.Put(customerId, applicationId, isConsented: false);
        return new SandboxResponse(204);
    }
}
