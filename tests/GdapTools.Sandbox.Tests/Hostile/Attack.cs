using System;
using System.Net.Http;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>What is done to the answers of one path in one run, the same each time it is asked.</summary>
internal sealed class Attack
{
    private readonly int _number;
    private readonly int _seed;
    private int _seen;
    private string? _path;

    /// <param name="number">Which of the answers, counted from 0, chooses the path.</param>
    /// <param name="seed">Decides what is done.</param>
    public Attack(int number, int seed)
    {
        _number = number;
        _seed = seed;
    }

    /// <summary>Method, version and path that was attacked; null as long as none was.</summary>
    public string? Path => _path;

    /// <summary>What was done.</summary>
    public Mutation Mutation { get; private set; }

    /// <summary>Whether what came out can still be read as JSON of a success.</summary>
    public bool IsReadable { get; private set; }

    /// <summary>The answer as the client gets it.</summary>
    public HttpResponseMessage Apply(HttpRequestMessage request, HttpResponseMessage response)
    {
        string path = request.RequestUri!.AbsolutePath.TrimStart('/');
        if (_path is null && _seen++ == _number)
        {
            _path = path;
        }

        if (_path != path)
        {
            return response;
        }

        Random random = new(_seed);
        Mutation = Mutations.Choose(random);
        HttpResponseMessage hostile = Mutations.Apply(Mutation, response, random);
        IsReadable = Mutations.IsReadable(hostile);
        return hostile;
    }
}
