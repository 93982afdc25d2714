package import Communities

/// The fixed words of the published pages.
package struct PageWords {
    package let language: Language

    package init(language: Language) {
        self.language = language
    }

    /// By the names that the layouts use.
    package var context: [String: LayoutValue] {
        let words = [
            "communities": of("Leergemeenschappen", "Learning communities"),
            "subscribe": of("Abonneren", "Subscribe"),
            "subscribeHeading": of("Abonneer je agenda", "Subscribe your calendar"),
            "subscribeNote": of(
                "Eén keer toevoegen is genoeg: verplaatste en vervallen bijeenkomsten volgen vanzelf.",
                "Add it once: sessions that move or are cancelled follow by themselves."),
            "apple": of("Apple of telefoon", "Apple or phone"),
            "download": of(
                "Eén keer downloaden (blijft niet actueel)", "Download once (does not stay right)"),
            "copy": of(
                "Of kopieer dit adres naar je agendaprogramma:",
                "Or copy this address into your calendar program:"),
            "slow": of(
                "Wijzigingen verschijnen binnen 1 tot 24 uur, afhankelijk van je agendaprogramma.",
                "Changes appear within 1 to 24 hours, depending on your calendar program."),
            "privacy": of(
                "Namen en deelnamelinks staan alleen in de persoonlijke agenda's van leden.",
                "Names and join links stand only in members' own feeds."),
            "sessions": of("Bijeenkomsten", "Sessions"),
            "knowledge": of("Wat we leren", "What we learn"),
            "allSessions": of("Alle bijeenkomsten", "All sessions"),
            "oneFeed": of("Alles in één agenda:", "Everything in one calendar:"),
            "day": of("Dag", "Day"), "time": of("Tijd", "Time"),
            "session": of("Bijeenkomst", "Session"), "form": of("Vorm", "Mode"),
            "place": of("Waar", "Where"),
        ]
        var context: [String: LayoutValue] = ["language": .text(language.rawValue)]
        for (name, word) in words {
            context["word" + name.prefix(1).uppercased() + name.dropFirst()] = .text(word)
        }
        return context
    }

    /// `physical`, `hybrid`, `online` as people say it.
    package func mode(_ mode: Mode) -> String {
        switch mode {
        case .physical: of("in de zaal", "in the room")
        case .hybrid: of("hybride", "hybrid")
        case .online: of("online", "online")
        }
    }

    /// A stage as people say it.
    package func stage(_ stage: Stage) -> String {
        switch stage {
        case .potential: of("verkennen", "exploring")
        case .coalescing: of("start", "starting")
        case .maturing: of("opbouw", "maturing")
        case .stewardship: of("bestendiging", "stewardship")
        case .transformation: of("vernieuwing", "renewal")
        }
    }

    /// `25 leden`.
    package func members(_ count: Int) -> String {
        of(
            "\(count) \(count == 1 ? "lid" : "leden")",
            "\(count) \(count == 1 ? "member" : "members")")
    }

    /// What became of a session; `nil` for one as first published.
    package func badge(_ status: PublishedSession.Status) -> String? {
        switch status {
        case .confirmed: nil
        case .moved: of("verplaatst", "moved")
        case .cancelled: of("vervallen", "cancelled")
        }
    }

    package func of(_ dutch: String, _ english: String) -> String {
        language.say(dutch, english)
    }
}
