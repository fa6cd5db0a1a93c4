namespace GdapTools.Core.Posture;

/// <summary>
/// Reads session controls. None of those that are known demands MFA; they are read so that one that is not known
/// does not pass for one of them.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session
/// </summary>
internal static class SessionParser
{
    /// <returns>Whether there is any, and how often the user has to sign in anew.</returns>
    public static (bool Any, SignInFrequency? Frequency) Parse(FieldReader? session)
    {
        if (session is null)
        {
            return (false, null);
        }

        FieldReader? restrictions = session.Child("applicationEnforcedRestrictions");
        FieldReader? secureSession = session.Child("secureSignInSession");
        FieldReader? cloudApps = session.Child("cloudAppSecurity");
        cloudApps?.Member("cloudAppSecurityType", KnownMembers.CloudAppSecurityTypes);
        FieldReader? browser = session.Child("persistentBrowser");
        browser?.Member("mode", KnownMembers.PersistentBrowserModes);
        FieldReader? evaluation = session.Child("continuousAccessEvaluation");
        evaluation?.Member("mode", KnownMembers.AccessEvaluationModes);
        FieldReader? frequency = session.Child("signInFrequency");
        SignInFrequency? parsed = ParseFrequency(frequency);

        bool any = session.Flag("disableResilienceDefaults") is true;
        FieldReader?[] controls = [restrictions, secureSession, cloudApps, browser, evaluation, frequency];
        foreach (FieldReader? control in controls)
        {
            control?.Ignore("isEnabled");
            control?.Close();
            any |= control is not null;
        }

        session.Ignore("globalSecureAccessFilteringProfile", "networkAccessSecurity");
        session.Close();
        return (any, parsed);
    }

    /// <summary>Null when there is none, or it is switched off.</summary>
    private static SignInFrequency? ParseFrequency(FieldReader? frequency)
    {
        if (frequency is null)
        {
            return null;
        }

        frequency.Member("authenticationType", KnownMembers.FrequencyAuthentications);
        string? interval = frequency.Member("frequencyInterval", KnownMembers.FrequencyIntervals);
        string? unit = frequency.Member("type", KnownMembers.FrequencyTypes);
        int? value = frequency.Number("value");
        bool isEveryTime = Words.Same(interval, "everyTime");
        string? period = value is int count && unit is not null
            ? $"{count} {(count == 1 ? unit.TrimEnd('s') : unit)}"
            : null;
        return frequency.Flag("isEnabled") is false || (!isEveryTime && period is null)
            ? null
            : new SignInFrequency(isEveryTime, isEveryTime ? null : period);
    }
}

/// <summary>How often a policy makes the user sign in anew.</summary>
/// <param name="IsEveryTime">Each time: refresh tokens of before do not count.</param>
/// <param name="Period">Otherwise after so long: "4 hours".</param>
internal sealed record SignInFrequency(bool IsEveryTime, string? Period);
