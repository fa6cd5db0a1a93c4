using System.Linq;
using System.Text.Json;
using GdapTools.Core.Tests.Posture.Naive;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The naive evaluator reads filters for devices as the table of the page says.</summary>
public sealed class FilterRuleTests
{
    [Theory]
    [InlineData("unregistered device", "device.model -startsWith \"Surface\"", false)]
    [InlineData("unregistered device", "device.extensionAttribute1 -eq \"SAW\"", false)]
    [InlineData("unregistered device", "device.model -notStartsWith \"Surface\"", true)]
    [InlineData("unregistered device", "device.extensionAttribute1 -ne \"SAW\"", true)]
    [InlineData("unregistered device", "device.operatingSystem -notIn [\"Windows\", \"iOS\"]", true)]
    [InlineData("compliant laptop", "device.model -contains \"surface\"", true)]
    [InlineData("managed laptop", "device.model -contains \"surface\"", false)]
    [InlineData("managed laptop", "device.extensionAttribute1 -in [\"SAW\", \"PAW\"]", true)]
    [InlineData("registered phone", "device.extensionAttribute1 -eq \"SAW\"", false)]
    [InlineData("compliant hybrid joined desktop", "device.extensionAttribute1 -eq \"SAW\"", true)]
    [InlineData("compliant hybrid joined desktop", "device.extensionAttribute1 -ne \"SAW\"", false)]
    [InlineData("hybrid joined desktop", "device.systemLabels -contains \"MultiUser\"", true)]
    [InlineData("hybrid joined desktop", "device.systemLabels -contains \"Multi\"", false)]
    [InlineData("hybrid joined desktop", "device.displayName -endsWith \"-1\" -and device.trustType -ne \"AzureAD\"", true)]
    [InlineData("hybrid joined desktop", "device.isCompliant -eq True", false)]
    [InlineData("compliant phone", "device.trustType -eq \"AzureAD\" -or device.isCompliant -eq True -and -not device.model -contains \"iPhone\"", true)]
    [InlineData("compliant phone", "(device.model -contains \"Duo\" -or device.isCompliant -eq True) -and device.operatingSystem -eq \"iOS\"", false)]
    public void Filter_includes_and_excludes_what_the_page_says(string device, string rule, bool isMatch)
    {
        SignIn signIn = SignIns.Plain with { Device = Devices.All.Single(item => item.Name == device) };

        Assert.Equal(isMatch, NaiveDevices.Hold(Policy("include", rule), signIn, new Doubts()));
        Assert.Equal(!isMatch, NaiveDevices.Hold(Policy("exclude", rule), signIn, new Doubts()));
    }

    private static JsonElement Policy(string mode, string rule) => PolicyBuilder.Mfa()
        .When("devices.deviceFilter", JsonSerializer.Serialize(new { mode, rule })).Build();
}
