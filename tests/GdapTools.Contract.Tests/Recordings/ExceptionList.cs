using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using GdapTools.Contract.Tests.Support;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>The requests outside the descriptions: tests/contract-exceptions.json.</summary>
public static class ExceptionList
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<ContractException> Load() =>
        JsonSerializer.Deserialize<List<ContractException>>(File.ReadAllText(Repository.ExceptionFile), s_options)!;
}
