import Communities
import Facilitation
import Workplace

/// The fixed words of an agenda.
enum AgendaWords {
    /// By their names in the layouts.
    static func words(_ language: Language) -> [String: LayoutValue] {
        (language == .nl ? dutch : english).mapValues(LayoutValue.text)
    }

    private static let dutch = [
        "wordWhen": "Wanneer", "wordWhere": "Waar", "wordLead": "Begeleiding",
        "wordWho": "Wie", "wordJoin": "Online meedoen", "wordTime": "Tijd",
        "wordMinutes": "Min.", "wordWhat": "Wat we doen", "wordProgramme": "Programma",
        "wordBefore": "Voor je begint", "wordReady": "Leg klaar",
        "wordRoom": "Zet de zaal klaar", "wordLacks": "Ontbreekt in deze zaal",
        "wordLacksAdvice": "Regel dit vooraf, of bespreek met je coördinator een andere zaal.",
        "wordRoles": "Verdeel de rollen", "wordRoleCards": "Rolkaarten",
        "wordThreads": "Nog open van de vorige keer",
        "wordScripts": "Wat achter een dikke streep staat, kun je zo voorlezen.",
        "wordClock":
            "Links staat hoe laat het begint, achter de titel hoeveel minuten het duurt.",
        "wordShortcuts":
            "Loopt een onderdeel uit? Dan staat erbij wat korter kan, zodat je op tijd eindigt.",
        "wordSay": "Zeg", "wordLate": "Loopt het uit?", "wordAccess": "Iedereen doet mee:",
        "wordEnd": "Einde", "wordKeep": "Voor iedereen weggaat",
        "wordNext": "De volgende keer",
        "wordKeepWhat":
            "Schrijf op wat jullie oogsten, en geef het door aan je coördinator:",
        "wordInsights": "wat we leerden", "wordQuestions": "vragen die open blijven",
        "wordActions": "acties: wie doet wat, voor wanneer",
        "wordExperiments":
            "experimenten: wat we proberen, wat we verwachten, wanneer we terugkijken",
        "wordCut": "Knip langs de lijnen.", "wordName": "Naam",
        "wordNoGroups": "De groepen zijn nog niet bekend. Schrijf de namen zelf op.",
        "wordGroupList": "Groepen", "wordBack": "Terug naar de community",
        "wordPage": "blad",
        "wordLiveBefore":
            "Start als iedereen er is. De pagina rekent het programma bij terwijl jullie bezig zijn, ook zonder internet.",
        "wordLiveStart": "Begin", "wordLiveNext": "Klaar, volgende",
        "wordLiveMore": "5 minuten meer", "wordLiveSkip": "Sla over",
        "wordLiveUndo": "Ongedaan maken", "wordLiveRest": "Hierna",
        "wordLiveAfter": "Klaar. Dank je wel! Zo lang duurde het:",
        "wordLiveTimes": "Geef de tijden door, dan kloppen de schattingen steeds beter",
        "wordLiveCopy": "Kopieer", "wordLiveAgain": "Opnieuw beginnen",
        "wordLiveNoScript": "Deze pagina heeft JavaScript nodig; het gedrukte blad niet.",
    ]

    private static let english = [
        "wordWhen": "When", "wordWhere": "Where", "wordLead": "Facilitator", "wordWho": "Who",
        "wordJoin": "Join online", "wordTime": "Time", "wordMinutes": "Min",
        "wordWhat": "What we do", "wordProgramme": "Programme",
        "wordBefore": "Before you begin", "wordReady": "Lay ready",
        "wordRoom": "Set up the room", "wordLacks": "Missing from this room",
        "wordLacksAdvice": "Arrange it beforehand, or ask your coordinator for another room.",
        "wordRoles": "Give out the roles", "wordRoleCards": "Role cards",
        "wordThreads": "Still open from last time",
        "wordScripts": "What stands behind a thick bar can be read aloud as it is.",
        "wordClock": "On the left is when it begins, behind the title how many minutes it takes.",
        "wordShortcuts":
            "A part runs late? It says what can be shorter, so that you end on time.",
        "wordSay": "Say", "wordLate": "Running late?", "wordAccess": "Everyone takes part:",
        "wordEnd": "End", "wordKeep": "Before everybody leaves",
        "wordNext": "The next time",
        "wordKeepWhat": "Write down what you harvest, and pass it on to your coordinator:",
        "wordInsights": "what we learned", "wordQuestions": "questions that stay open",
        "wordActions": "actions: who does what, by when",
        "wordExperiments":
            "experiments: what we try, what we expect, when we look back",
        "wordCut": "Cut along the lines.", "wordName": "Name",
        "wordNoGroups": "The groups are not known yet. Write the names down yourself.",
        "wordGroupList": "Groups", "wordBack": "Back to the community", "wordPage": "sheet",
        "wordLiveBefore":
            "Begin when everybody is there. The page fits the programme again as you go, without internet too.",
        "wordLiveStart": "Begin", "wordLiveNext": "Done, next",
        "wordLiveMore": "5 more minutes", "wordLiveSkip": "Skip",
        "wordLiveUndo": "Undo", "wordLiveRest": "After this",
        "wordLiveAfter": "Done. Thank you! This is how long it took:",
        "wordLiveTimes": "Pass the times on, and estimates get better",
        "wordLiveCopy": "Copy", "wordLiveAgain": "Begin again",
        "wordLiveNoScript": "This page needs JavaScript; the printed sheet does not.",
    ]

    /// `in de zaal`, `hybrid`.
    static func mode(_ mode: Mode, _ language: Language) -> String {
        switch (mode, language) {
        case (.physical, .nl): "in de zaal"
        case (.physical, .en): "in a room"
        case (.hybrid, .nl): "hybride"
        case (.hybrid, .en): "hybrid"
        case (.online, _): "online"
        }
    }

    /// For whom a copy is.
    static func copy(_ copy: AgendaPage.Copy, _ language: Language) -> String {
        switch (copy, language) {
        case (.participant, .nl): "Voor deelnemers"
        case (.participant, .en): "For participants"
        case (.facilitator, .nl): "Voor de begeleider"
        case (.facilitator, .en): "For the facilitator"
        case (.wall, .nl): "Voor aan de wand"
        case (.wall, .en): "For the wall"
        case (.cards, .nl): "Rolkaarten en groepen"
        case (.cards, .en): "Role cards and groups"
        }
    }

    /// `12 deelnemers`.
    static func people(_ count: Int, _ language: Language) -> String {
        switch language {
        case .nl: count == 1 ? "1 deelnemer" : "\(count) deelnemers"
        case .en: count == 1 ? "1 person" : "\(count) people"
        }
    }

    /// `4 groepen van 3 of 4`; `nil`: all together, or each alone.
    static func grouping(people: Int, groups: Int, _ language: Language) -> String? {
        guard groups > 1, groups < people else { return nil }
        let (least, rest) = (people / groups, people % groups)
        let of = language == .nl ? "groepen van" : "groups of"
        let or = language == .nl ? "of" : "or"
        return "\(groups) \(of) \(least)" + (rest == 0 ? "" : " \(or) \(least + 1)")
    }

    /// `5 min`, `45 min: 3 × 15`.
    static func length(minutes: Int, rounds: Int?, _ language: Language) -> String {
        let repeats = repeats(minutes: minutes, rounds: rounds, language)
        return "\(minutes) min" + (repeats.map { ": \($0)" } ?? "")
    }

    /// `3 × 15`, `3 × ca. 14` of a step that is done more than once; `nil`: once.
    static func repeats(minutes: Int, rounds: Int?, _ language: Language) -> String? {
        guard let rounds, rounds > 1, minutes >= rounds else { return nil }
        let each = (minutes + rounds / 2) / rounds
        let about = minutes % rounds == 0 ? "" : language == .nl ? "ca. " : "about "
        return "\(rounds) × \(about)\(each)"
    }

    /// `Ronde 2`.
    static func round(_ number: Int, _ language: Language) -> String {
        language == .nl ? "Ronde \(number)" : "Round \(number)"
    }

    /// `Groepen`.
    static func groups(_ language: Language) -> String {
        language == .nl ? "Groepen" : "Groups"
    }

    /// `Groep 3`.
    static func group(_ number: Int, _ language: Language) -> String {
        language == .nl ? "Groep \(number)" : "Group \(number)"
    }

    /// `voor di 4 mei`.
    static func due(_ day: String, _ language: Language) -> String {
        language == .nl ? "voor \(day)" : "by \(day)"
    }

    /// What an open thread is.
    static func thread(_ kind: OpenThread.Kind, _ language: Language) -> String {
        switch (kind, language) {
        case (.experiment, .nl), (.experiment, .en): "Experiment"
        case (.action, .nl): "Actie"
        case (.action, .en): "Action"
        case (.question, .nl): "Vraag"
        case (.question, .en): "Question"
        case (.challenge, .nl): "Uitdaging"
        case (.challenge, .en): "Challenge"
        case (.insight, .nl): "Inzicht"
        case (.insight, .en): "Insight"
        }
    }

    /// A feature of a room as people say it; one that Kring has no words for as it is written.
    static func feature(_ feature: String, _ language: Language) -> String {
        let words: [String: (nl: String, en: String)] = [
            "tables": ("tafels", "tables"),
            "movable-chairs": ("losse stoelen", "chairs that can be moved"),
            "wall": ("een vrije wand om op te hangen", "a free wall to hang paper on"),
            "whiteboard": ("een whiteboard", "a whiteboard"),
            "screen": ("een scherm", "a screen"),
            "breakout-rooms": ("aparte ruimtes voor de groepen", "separate rooms for the groups"),
            "open-floor": ("een vrije vloer", "an open floor"),
            "camera": ("een camera", "a camera"),
            "microphone": ("een microfoon", "a microphone"),
            "step-free": ("toegang zonder drempels", "step-free access"),
        ]
        guard let word = words[feature] else { return feature.replacing("-", with: " ") }
        return language == .nl ? word.nl : word.en
    }
}
