using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Finds in the engine's space the contexts that spelled-out sign-ins belong to.</summary>
internal sealed class EngineContexts(PostureAnalysis analysis)
{
    private readonly Dictionary<(string, string, bool), int> _atoms = [];

    public Outcome OutcomeOf(NaiveContext context) => analysis.OutcomeOf(ContextOf(context));

    /// <summary>The sign-in as its value on each axis of the engine.</summary>
    public int[] ContextOf(NaiveContext context)
    {
        int[] values = new int[analysis.Space.Axes.Count];
        values[Dimensions.Resource] = context.Resource == "graph" ? 0 : 1;
        values[Dimensions.Client] = Array.IndexOf(Dimensions.Clients, context.Client);
        int platform = Array.IndexOf(Dimensions.Platforms, context.Platform);
        values[Dimensions.Platform] = platform < 0 ? Dimensions.OtherPlatform : platform;
        values[Dimensions.Device] = DeviceState.All.ToList().FindIndex(device =>
            device.IsCompliant == context.IsCompliant && device.IsHybridJoined == context.IsHybrid);
        values[Dimensions.SignInRisk] = Array.IndexOf(Dimensions.Risks, context.SignInRisk);
        values[Dimensions.Flow] = Array.IndexOf(Dimensions.Flows, context.Flow);
        values[Dimensions.Location] = AtomOf(context);
        return values;
    }

    private int AtomOf(NaiveContext context)
    {
        (string, string, bool) place = (context.IPAddress, context.Country, context.IsMfaTrustedIp);
        if (!_atoms.TryGetValue(place, out int atom))
        {
            atom = FindAtom(context);
            _atoms.Add(place, atom);
        }

        return atom;
    }

    private int FindAtom(NaiveContext context)
    {
        Assert.True(IpValue.TryParse(context.IPAddress, out IpValue address));
        LocationAtlas atlas = analysis.Atlas;
        bool knowsTrustedIps = atlas.Atoms.Any(static atom => atom.IsMfaTrustedIp);
        return atlas.AtomsOf(address).Single(index =>
            atlas.Atoms[index].IsMfaTrustedIp == (knowsTrustedIps && context.IsMfaTrustedIp)
            && Enumerable.Range(0, atlas.Places.Count).Where(place => atlas.Places[place].Countries is not null).All(place =>
                atlas.Atoms[index].Inside.Contains(place) == atlas.Places[place].Countries!.Contains(context.Country)));
    }
}
