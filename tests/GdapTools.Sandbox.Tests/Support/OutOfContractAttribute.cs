using System;
using System.Diagnostics;
using System.Reflection;
using Xunit.Sdk;

namespace GdapTools.Sandbox.Tests.Support;

/// <summary>
/// Says that a test serves, on purpose, answers that no service would give. Its requests are held to Graph's contract
/// all the same; what it is answered is not. tests/ContractRecorder reads it off the current activity.
/// </summary>
/// <param name="reason">What is wrong with the answers, and why it has to be.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OutOfContractAttribute(string reason) : BeforeAfterTestAttribute
{
    private Activity? _activity;

    public string Reason { get; } = reason;

    public override void Before(MethodInfo methodUnderTest) =>
        _activity = new Activity("test").AddBaggage("contract.out", Reason).Start();

    public override void After(MethodInfo methodUnderTest) => _activity?.Stop();
}
