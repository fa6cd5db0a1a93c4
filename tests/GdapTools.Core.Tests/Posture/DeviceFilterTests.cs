using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Device filters are read and solved; what is not understood may match any device.</summary>
public sealed class DeviceFilterTests
{
    [Theory]
    [InlineData("device.model -eq \"Hub\"")]
    [InlineData("(device.displayName -startsWith \"SAW\") -and -not (device.operatingSystem -in [\"iOS\", \"Android\"])")]
    [InlineData("device.isCompliant -ne True -or device.trustType -eq \"ServerAD\"")]
    [InlineData("device.extensionAttribute15 -notContains \"a`\"b\" and device.physicalIds -contains \"[ZTDId]:x\"")]
    [InlineData("DEVICE.MODEL -EQ \"x\"")]
    public void Rules_of_the_documentation_are_understood(string rule) => Assert.NotNull(FilterParser.Parse(rule));

    [Theory]
    [InlineData("")]
    [InlineData("device.model")]
    [InlineData("device.model -eq")]
    [InlineData("device.model -eq \"x\" -and")]
    [InlineData("(device.model -eq \"x\"")]
    [InlineData("device.model -eq \"x\")")]
    [InlineData("device.model -match \"x.*\"")]
    [InlineData("device.model -eq null")]
    [InlineData("device.model -eq \"\"")]
    [InlineData("device.model -in []")]
    [InlineData("device.model -in \"x\"")]
    [InlineData("device.extensionAttribute16 -eq \"x\"")]
    [InlineData("device.isCompliant -eq \"maybe\"")]
    [InlineData("device.isCompliant -contains \"True\"")]
    [InlineData("device.trustType -eq \"Other\"")]
    [InlineData("device.somethingNew -eq \"x\"")]
    [InlineData("user.department -eq \"x\"")]
    [InlineData("device.model == 'x'")]
    public void What_the_documentation_does_not_list_is_not_understood(string rule) => Assert.Null(FilterParser.Parse(rule));

    [Fact]
    public void A_rule_as_deep_as_a_stack_is_not_understood() =>
        Assert.Null(FilterParser.Parse(new string('(', 50_000) + "device.model -eq \"x\"" + new string(')', 50_000)));

    [Theory]
    [InlineData("device.model -eq \"x\"", "No")]
    [InlineData("device.model -ne \"x\"", "Yes")]
    [InlineData("device.isCompliant -eq False", "No")]
    [InlineData("device.trustType -ne \"Workplace\"", "Yes")]
    [InlineData("device.extensionAttribute1 -notIn [\"a\", \"b\"]", "Yes")]
    [InlineData("-not (device.model -eq \"x\")", "Unknown")]
    public void Unregistered_devices_match_negative_operators_only(string rule, string expected) =>
        Assert.Equal(expected, TruthsOf(rule, static device => !device.IsRegistered).ToString());

    [Theory]
    [InlineData("device.isCompliant -eq True", "Yes")]
    [InlineData("device.isCompliant -ne \"true\"", "No")]
    [InlineData("device.isCompliant -eq True -and device.isCompliant -ne True", "No")]
    [InlineData("device.model -startsWith \"a\" -and device.model -startsWith \"b\"", "No")]
    [InlineData("device.model -startsWith \"ab\" -and device.model -notStartsWith \"A\"", "No")]
    [InlineData("device.model -eq \"abc\" -and device.model -notContains \"b\"", "No")]
    [InlineData("device.model -eq \"x\" -or device.model -ne \"x\"", "Yes")]
    [InlineData("device.model -endsWith \"b\" -and device.model -startsWith \"a\"", "No, Yes")]
    [InlineData("device.systemLabels -contains \"a\" -and device.systemLabels -contains \"b\"", "No, Yes")]
    [InlineData("device.systemLabels -contains \"a\" -and device.systemLabels -notContains \"A\"", "No")]
    public void What_compliant_devices_can_match_is_worked_out(string rule, string expected) =>
        Assert.Equal(expected, TruthsOf(rule, static device => device.IsCompliant).ToString());

    [Fact]
    public void Extension_attributes_of_a_device_neither_managed_nor_hybrid_joined_are_not_known_to_entra()
    {
        static bool isUnmanaged(DeviceState device) => device.IsRegistered && !device.HasExtensionAttributes;

        Assert.Equal(Truths.No, TruthsOf("device.extensionAttribute1 -eq \"x\"", isUnmanaged));
        Assert.Equal(Truths.Unknown, TruthsOf("device.extensionAttribute1 -ne \"x\"", isUnmanaged));
    }

    [Fact]
    public void Every_text_answers_as_one_of_the_examples()
    {
        Random random = new(7);
        for (int round = 0; round < 300; round++)
        {
            DeviceComparison[] comparisons = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => new DeviceComparison(
                "model", (DeviceTest)random.Next(5), IsNegative: false, [Text(random, 1 + random.Next(3))]))];
            IReadOnlyList<string> examples = TextClasses.Of(comparisons, most: 10_000)!;
            HashSet<string> answers = [.. examples.Select(text => Answers(comparisons, text))];

            Assert.Equal(examples.Count, answers.Count);
            Assert.All(
                Enumerable.Range(0, 200).Select(_ => Text(random, random.Next(7))),
                text => Assert.Contains(Answers(comparisons, text), answers));
        }
    }

    [Fact]
    public void Too_many_kinds_of_text_are_not_told_apart()
    {
        DeviceComparison[] comparisons = [.. Enumerable.Range(0, 20).Select(static number => new DeviceComparison(
            "model", DeviceTest.Contains, IsNegative: false, [$"part {number}"]))];

        Assert.Null(TextClasses.Of(comparisons, most: 200));
    }

    private static string Text(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "abA"[random.Next(3)]));

    private static string Answers(IEnumerable<DeviceComparison> comparisons, string text) =>
        string.Concat(comparisons.Select(comparison => comparison.Matches(text) ? '1' : '0'));

    private static Truths TruthsOf(string rule, Func<DeviceState, bool> isMeant)
    {
        FilterBook book = new([rule], Dimensions.Count);
        Box whole = Box.Whole([.. Dimensions.Axes(["Microsoft Graph"], 1), .. book.Axes]);
        ValueSet devices = ValueSet.Where(DeviceState.All.Count, state => isMeant(DeviceState.All[state]));
        return Extent.Of(book[rule], whole.With(Dimensions.Device, devices));
    }
}
