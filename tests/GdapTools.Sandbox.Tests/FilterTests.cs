using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class FilterTests
{
    private static readonly JsonElement[] s_items = [.. JsonDocument.Parse(
        """
        [
          {
            "id": "A1b2c3d4-0000-4000-8000-000000000001", "displayName": "Alder", "status": "active", "count": 3,
            "enabled": true, "duration": "P730D", "endDateTime": "2026-12-01T00:00:00.5Z",
            "customer": { "tenantId": "C1", "displayName": "It's Alder" },
            "groupTypes": [ "Unified" ],
            "roles": [ { "id": "r1", "level": 1 }, { "id": "r2", "level": 2 } ]
          },
          {
            "id": "b1b2c3d4-0000-4000-8000-000000000002", "displayName": "Birch", "status": "expired", "count": 12,
            "enabled": false, "duration": "P30D", "endDateTime": "2026-01-01T00:00:00+02:00",
            "customer": { "tenantId": "c2" }, "groupTypes": [], "roles": [ { "id": "R1", "level": 5 } ]
          },
          { "id": "c", "displayName": null }
        ]
        """).RootElement.EnumerateArray()];

    [Theory]
    [InlineData("status eq 'active'", "A")]
    [InlineData("status eq 'ACTIVE'", "A")]
    [InlineData("status ne 'active'", "Bc")]
    [InlineData("STATUS EQ 'active'", "A")]
    [InlineData("id eq 'a1b2c3d4-0000-4000-8000-000000000001'", "A")]
    [InlineData("id eq a1b2c3d4-0000-4000-8000-000000000001", "A")]
    [InlineData("customer/tenantId eq 'c1'", "A")]
    [InlineData("customer/displayName eq 'It''s Alder'", "A")]
    [InlineData("customer eq null", "c")]
    [InlineData("displayName eq null", "c")]
    [InlineData("displayName ne null", "AB")]
    [InlineData("nothing eq null", "ABc")]
    [InlineData("count gt 3", "B")]
    [InlineData("count ge 3", "AB")]
    [InlineData("count lt 12 and count le 3", "A")]
    [InlineData("enabled eq true", "A")]
    [InlineData("enabled", "A")]
    [InlineData("not enabled", "Bc")]
    [InlineData("not(enabled eq true)", "Bc")]
    [InlineData("enabled eq false or status eq 'active'", "AB")]
    [InlineData("status eq 'active' and enabled eq false or count eq 12", "B")]
    [InlineData("status eq 'active' and (enabled eq false or count eq 12)", "")]
    [InlineData("status in ('active', 'expired')", "AB")]
    [InlineData("not (status in ('active'))", "Bc")]
    [InlineData("startswith(displayName,'al')", "A")]
    [InlineData("endswith(displayName, 'CH')", "B")]
    [InlineData("contains(displayName,'r')", "AB")]
    [InlineData("startswith(tolower(displayName),'b')", "B")]
    [InlineData("endDateTime le 2026-12-01T00:00:01Z", "AB")]
    [InlineData("endDateTime lt 2026-12-01T00:00:00Z", "B")]
    [InlineData("endDateTime eq 2025-12-31T22:00:00Z", "B")]
    [InlineData("endDateTime gt 2026-06-01", "A")]
    [InlineData("duration gt duration'P60D'", "A")]
    [InlineData("duration eq 'P30D'", "B")]
    [InlineData("status eq microsoft.graph.someStatus'active'", "A")]
    [InlineData("groupTypes/any(c:c eq 'Unified')", "A")]
    [InlineData("groupTypes/any()", "A")]
    [InlineData("NOT groupTypes/any(c:c eq 'Unified')", "Bc")]
    [InlineData("groupTypes/$count eq 0", "B")]
    [InlineData("roles/any(r: r/id eq 'r1' and r/level gt 3)", "B")]
    [InlineData("roles/all(r:r/level le 2)", "Ac")]
    [InlineData("roles/any(r: r/id in ('r2','r3') and status eq 'active')", "A")]
    public void Filters_select(string filter, string expected)
    {
        FilterExpression expression = FilterParser.Parse(filter);

        string found = string.Concat(s_items.Where(expression.IsTrueFor).Select(item => item.Text("id")![0]));
        Assert.Equal(expected, found, ignoreCase: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("status eq")]
    [InlineData("status eq 'active")]
    [InlineData("status = 'active'")]
    [InlineData("(status eq 'active'")]
    [InlineData("status eq 'active')")]
    [InlineData("status eq 'a' 'b'")]
    [InlineData("frobnicate(status)")]
    [InlineData("startswith(status)")]
    [InlineData("roles/any(r r/id eq 1)")]
    [InlineData("status in 'active'")]
    [InlineData("a/")]
    public void What_is_no_filter_is_refused(string filter)
    {
        Assert.Throws<ODataException>(() => FilterParser.Parse(filter));
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        string filter = new string('(', 5000) + "a eq 1" + new string(')', 5000);

        Assert.Throws<ODataException>(() => FilterParser.Parse(filter));
    }

    [Fact]
    public void Random_filters_are_parsed_or_refused()
    {
        string[] words =
            ["a", "eq", "'x'", "(", ")", "and", "not", "in", ",", "/", "any", ":", "1", "null", "-", "é", "'"];
        Random random = new(7);
        for (int round = 0; round < 5000; round++)
        {
            string filter = string.Join(" ", random.GetItems(words, random.Next(1, 12)));
            try
            {
                FilterExpression expression = FilterParser.Parse(filter);
                Assert.InRange(s_items.Count(expression.IsTrueFor), 0, s_items.Length);
            }
            catch (ODataException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }
    }
}
