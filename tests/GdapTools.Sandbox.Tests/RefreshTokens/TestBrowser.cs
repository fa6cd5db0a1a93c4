using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>What a browser does with the pages of a sign-in; it remembers them.</summary>
internal sealed class TestBrowser
{
    private static readonly Regex s_field = new("name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static readonly Regex s_action = new("action=\"([^\"]*)\"");

    private readonly List<Uri> _pages = [];

    /// <summary>What the last return was answered with.</summary>
    public HttpResponseMessage? Answer { get; private set; }

    public string AnswerText { get; private set; } = "";

    public IReadOnlyList<Uri> Pages
    {
        get
        {
            lock (_pages)
            {
                return [.. _pages];
            }
        }
    }

    /// <summary>Changes the address of the page before it is fetched.</summary>
    public Func<string, string> Rewrite { get; init; } = page => page;

    /// <summary>Changes what is brought back.</summary>
    public Action<Dictionary<string, string>> Edit { get; init; } = _ => { };

    public string Parameter(string name) => NameValues.Parse(Pages[^1].Query)[name] ?? "";

    public async Task OpenAsync(Uri page)
    {
        Note(page);
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        using HttpResponseMessage answer = await client.GetAsync(new Uri(Rewrite(page.AbsoluteUri)));
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            Uri location = Edited(answer.Headers.Location!);
            Answer = await client.GetAsync(location);
        }
        else
        {
            string html = await answer.Content.ReadAsStringAsync();
            Dictionary<string, string> fields = s_field.Matches(html)
                .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
            Edit(fields);
            Answer = await client.PostAsync(
                WebUtility.HtmlDecode(s_action.Match(html).Groups[1].Value), new FormUrlEncodedContent(fields));
        }

        AnswerText = await Answer.Content.ReadAsStringAsync();
    }

    /// <summary>Shows the page to a user who does nothing.</summary>
    public Task LeaveOpenAsync(Uri page)
    {
        Note(page);
        return Task.CompletedTask;
    }

    private void Note(Uri page)
    {
        lock (_pages)
        {
            _pages.Add(page);
        }
    }

    private Uri Edited(Uri location)
    {
        Dictionary<string, string> fields =
            NameValues.Parse(location.Query).Pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
        Edit(fields);
        string query = string.Join("&", fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return new UriBuilder(location) { Query = query }.Uri;
    }
}
