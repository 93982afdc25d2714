/// What is said of the rules in `SubscriptionRules`.
enum SubscriptionWords {
    static let all: [DoctorRule: RuleWords] = [
        .method: RuleWords(
            en: "a METHOD in a calendar to subscribe to",
            mend: "leave METHOD out; it belongs to messages",
            nl: "een METHOD in een agenda om je op te abonneren",
            mend: "laat METHOD weg; die hoort bij berichten"),
        .name: RuleWords(
            en: "a calendar without a name",
            mend: "add NAME and X-WR-CALNAME: people see the address instead",
            nl: "een agenda zonder naam",
            mend: "voeg NAME en X-WR-CALNAME toe: mensen zien anders het adres"),
        .nameTwin: RuleWords(
            en: "a name that not all read",
            mend: "add X-WR-CALNAME with the same words",
            nl: "een naam die niet iedereen leest",
            mend: "voeg X-WR-CALNAME met dezelfde woorden toe"),
        .refresh: RuleWords(
            en: "a calendar that does not say how often to look",
            mend:
                "add REFRESH-INTERVAL;VALUE=DURATION:PT1H and X-PUBLISHED-TTL:PT1H: "
                + "Nextcloud looks once a week",
            nl: "een agenda die niet zegt hoe vaak je moet kijken",
            mend:
                "voeg REFRESH-INTERVAL;VALUE=DURATION:PT1H en X-PUBLISHED-TTL:PT1H "
                + "toe: Nextcloud kijkt eens per week"),
        .refreshTwin: RuleWords(
            en: "a hint to refresh that Outlook does not know",
            mend: "add X-PUBLISHED-TTL with the same length",
            nl: "een aanwijzing om te verversen die Outlook niet kent",
            mend: "voeg X-PUBLISHED-TTL met dezelfde duur toe"),
        .colorTwin: RuleWords(
            en: "a colour that Apple does not know",
            mend: "add X-APPLE-CALENDAR-COLOR:#RRGGBB",
            nl: "een kleur die Apple niet kent",
            mend: "voeg X-APPLE-CALENDAR-COLOR:#RRGGBB toe"),
        .xWRTimezone: RuleWords(
            en: "a zone that only X-WR-TIMEZONE tells",
            mend: "add TZID=… with its VTIMEZONE to each time",
            nl: "een tijdzone die alleen in X-WR-TIMEZONE staat",
            mend: "geef elke tijd TZID=… met de VTIMEZONE"),
        .size: RuleWords(
            en: "a file too large for Google",
            mend: "keep below 900,000 bytes: fewer months, or a calendar for each group",
            nl: "een bestand dat te groot is voor Google",
            mend: "blijf onder 900.000 bytes: minder maanden, of een agenda voor elke groep"),
        .examinedPart: RuleWords(
            en: "a file too large to be examined whole",
            mend: "split the calendar; only its first part was looked at",
            nl: "een bestand dat te groot is om helemaal te onderzoeken",
            mend: "splits de agenda; alleen het eerste deel is bekeken"),
        .events: RuleWords(
            en: "more events than Google takes",
            mend: "keep below 1,000 events: fewer months, or a calendar for each group",
            nl: "meer afspraken dan Google aanneemt",
            mend: "blijf onder 1.000 afspraken: minder maanden, of een agenda voor elke groep"),
        .notACalendar: RuleWords(
            en: "what is no calendar at all",
            mend: "see what is served: it must begin with BEGIN:VCALENDAR",
            nl: "wat helemaal geen agenda is",
            mend: "kijk wat er wordt geleverd: het moet met BEGIN:VCALENDAR beginnen"),
    ]
}
