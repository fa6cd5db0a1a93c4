namespace GdapTools.Core.Posture;

/// <summary>
/// Reads session controls. None of those that are known demands MFA; they are read so that one that is not known
/// does not pass for one of them.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session
/// </summary>
internal static class SessionParser
{
    /// <returns>Whether there is any.</returns>
    public static bool Parse(FieldReader? session)
    {
        if (session is null)
        {
            return false;
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
        frequency?.Member("authenticationType", KnownMembers.FrequencyAuthentications);
        frequency?.Member("frequencyInterval", KnownMembers.FrequencyIntervals);
        frequency?.Member("type", KnownMembers.FrequencyTypes);
        frequency?.Ignore("value");

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
        return any;
    }
}
