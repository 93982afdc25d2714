import Communities

/// The fixed words of an agenda, by their names in the layouts.
enum AgendaWords {
    static func words(_ language: Language) -> [String: LayoutValue] {
        let words: [String: String] =
            switch language {
            case .nl:
                [
                    "wordAgenda": "Agenda", "wordWhen": "Wanneer", "wordWhere": "Waar",
                    "wordLead": "Begeleiding", "wordPeople": "deelnemers", "wordTime": "Tijd",
                    "wordMinutes": "Min.", "wordWhat": "Wat we doen", "wordBring": "Klaarleggen",
                    "wordLate": "Loopt het uit?", "wordRounds": "rondes", "wordEnd": "Einde",
                    "wordGroups": "groepen", "wordBack": "Terug naar de community",
                ]
            case .en:
                [
                    "wordAgenda": "Agenda", "wordWhen": "When", "wordWhere": "Where",
                    "wordLead": "Facilitator", "wordPeople": "people", "wordTime": "Time",
                    "wordMinutes": "Min", "wordWhat": "What we do", "wordBring": "Have ready",
                    "wordLate": "Running late?", "wordRounds": "rounds", "wordEnd": "End",
                    "wordGroups": "groups", "wordBack": "Back to the community",
                ]
            }
        return words.mapValues(LayoutValue.text)
    }

    static func mode(_ mode: Mode, _ language: Language) -> String {
        switch (mode, language) {
        case (.physical, .nl): "in de zaal"
        case (.physical, .en): "in a room"
        case (.hybrid, .nl): "hybride"
        case (.hybrid, .en): "hybrid"
        case (.online, _): "online"
        }
    }

    static func copy(_ copy: AgendaPage.Copy, _ language: Language) -> String {
        switch (copy, language) {
        case (.participant, .nl): "Voor deelnemers"
        case (.participant, .en): "For participants"
        case (.facilitator, .nl): "Voor de begeleider"
        case (.facilitator, .en): "For the facilitator"
        }
    }
}
