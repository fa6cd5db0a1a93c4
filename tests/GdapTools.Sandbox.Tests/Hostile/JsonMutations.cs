using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>Spoils one place of a JSON answer: another type, a member that is gone or has another name.</summary>
internal static class JsonMutations
{
    private static readonly string[] s_others = ["5", "\"other\"", "{}", "[]", "{\"a\":[1]}", "[\"a\"]", "-1.5e300", "[{}]", "[null]"];

    public static byte[] Apply(Mutation mutation, byte[] body, Random random)
    {
        JsonNode? root = Parse(body);
        List<JsonNode?> places = [];
        Collect(root, places);
        JsonObject[] objects = [.. places.OfType<JsonObject>().Where(item => item.Count > 0)];
        if (objects.Length == 0)
        {
            return body;
        }

        JsonObject target = objects[random.Next(objects.Length)];
        string name = target.ElementAt(random.Next(target.Count)).Key;
        JsonNode? value = target[name];
        target.Remove(name);
        if (mutation == Mutation.MemberRenamed)
        {
            target[name.ToUpperInvariant() + "2"] = value;
        }
        else if (mutation == Mutation.OtherType)
        {
            target[name] = Other(value, random);
        }

        return Encoding.UTF8.GetBytes(root!.ToJsonString());
    }

    // Never of the same type: a lie that keeps to the contract cannot be told from the truth.
    private static JsonNode? Other(JsonNode? value, Random random)
    {
        JsonValueKind kind = value?.GetValueKind() ?? JsonValueKind.Null;
        JsonNode[] others = [.. s_others.Select(text => JsonNode.Parse(text)!).Where(item => item.GetValueKind() != kind)];
        return others[random.Next(others.Length)];
    }

    private static void Collect(JsonNode? node, List<JsonNode?> places)
    {
        places.Add(node);
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject item => item.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (JsonNode? child in children)
        {
            Collect(child, places);
        }
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
