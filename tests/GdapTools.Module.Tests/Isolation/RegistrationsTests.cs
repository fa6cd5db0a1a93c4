using System;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Internal;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>How runspaces that import and remove the module share one resolver in Windows PowerShell.</summary>
public sealed class RegistrationsTests
{
    private readonly Registrations _registrations;
    private int _begun;
    private int _ended;

    public RegistrationsTests()
    {
        _registrations = new Registrations(() => _begun++, () => _ended++);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("+", 1, 0)]
    [InlineData("++", 1, 0)]
    [InlineData("++-", 1, 0)]
    [InlineData("++--", 1, 1)]
    [InlineData("+-", 1, 1)]
    [InlineData("+-+", 2, 1)]
    [InlineData("+-+-", 2, 2)]
    [InlineData("-", 0, 0)]
    [InlineData("--+", 1, 0)]
    [InlineData("+---+", 2, 1)]
    public void First_begins_and_last_ends(string steps, int begun, int ended)
    {
        foreach (char step in steps)
        {
            (step == '+' ? (Action)_registrations.Add : _registrations.Remove)();
        }

        Assert.Equal((begun, ended), (_begun, _ended));
    }

    [Fact]
    public void Many_at_once_lose_no_count()
    {
        Parallel.ForEach(Enumerable.Range(0, 1000), _ =>
        {
            _registrations.Add();
            _registrations.Remove();
        });

        Assert.Equal(_begun, _ended);
        _registrations.Add();
        Assert.Equal(_begun, _ended + 1);
    }
}
