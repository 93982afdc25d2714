/// What is said of the rules in `ContentRules`.
enum ContentWords {
    static let all: [DoctorRule: RuleWords] = [
        .summary: RuleWords(
            en: "events without a title",
            mend: "add SUMMARY: people see an empty box, or \"no title\"",
            nl: "afspraken zonder titel",
            mend: "voeg SUMMARY toe: mensen zien een leeg vak, of \"geen titel\""),
        .textSize: RuleWords(
            en: "texts of more than 8 kB",
            mend: "shorten the text and link to the rest: Google cuts it",
            nl: "teksten van meer dan 8 kB",
            mend: "maak de tekst korter en verwijs naar de rest: Google kapt haar af"),
        .conferenceLink: RuleWords(
            en: "a way to join that only CONFERENCE tells",
            mend: "repeat the link in DESCRIPTION, and in LOCATION when the event is online only",
            nl: "een manier om online mee te doen die alleen in CONFERENCE staat",
            mend:
                "herhaal de link in DESCRIPTION, en in LOCATION als de afspraak "
                + "alleen online is"),
        .categoryComma: RuleWords(
            en: "categories with a comma in them",
            mend: "use a word without a comma: libical makes two of it",
            nl: "categorieën met een komma erin",
            mend: "gebruik een woord zonder komma: libical maakt er twee van"),
        .attendee: RuleWords(
            en: "people's addresses in a published calendar",
            mend:
                "leave ATTENDEE out: nobody can answer from a subscription, "
                + "everybody can read it",
            nl: "adressen van mensen in een gepubliceerde agenda",
            mend:
                "laat ATTENDEE weg: vanuit een abonnement kan niemand antwoorden, en "
                + "iedereen kan het lezen"),
        .cancelledUnmarked: RuleWords(
            en: "cancelled events that look like any other",
            mend: "say it in the title too, such as \"Vervallen: …\"",
            nl: "vervallen afspraken die eruitzien als alle andere",
            mend: "zeg het ook in de titel, zoals \"Vervallen: …\""),
        .cancelledOpaque: RuleWords(
            en: "cancelled events that still block time",
            mend: "add TRANSP:TRANSPARENT",
            nl: "vervallen afspraken die nog tijd bezet houden",
            mend: "voeg TRANSP:TRANSPARENT toe"),
        .cancelledRemoved: RuleWords(
            en: "cancelled events, which Google removes",
            mend: "nothing, but do not count on people seeing there that it was cancelled",
            nl: "vervallen afspraken, die Google weghaalt",
            mend: "niets, maar reken er niet op dat mensen daar zien dat het vervalt"),
        .lastModified: RuleWords(
            en: "events that do not say when they changed",
            mend: "add LAST-MODIFIED: ICSx5 rewrites events without it at each refresh",
            nl: "afspraken die niet zeggen wanneer ze zijn gewijzigd",
            mend: "voeg LAST-MODIFIED toe: ICSx5 herschrijft afspraken zonder bij elke verversing"),
        .lastModifiedSeries: RuleWords(
            en: "a change that the series does not admit",
            mend: "let LAST-MODIFIED of the series be at least that of its instances",
            nl: "een wijziging waar de reeks niets van zegt",
            mend: "laat LAST-MODIFIED van de reeks minstens die van haar keren zijn"),
        .eventColor: RuleWords(
            en: "colours that not all show",
            mend: "nothing, but let no meaning hang on the colour",
            nl: "kleuren die niet iedereen ziet",
            mend: "niets, maar laat niets van de kleur afhangen"),
    ]
}
