import Communities

/// The few words that feeds themselves say.
struct FeedWords {
    let language: Language

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    var cancelled: String { say("Vervallen: ", "Cancelled: ") }
    var place: String { say("Waar", "Where") }
    var join: String { say("Doe mee", "Join") }
    var online: String { say("Online", "Online") }
    var agenda: String { say("Agenda", "Agenda") }
    var bring: String { say("Meenemen", "Bring") }
    var reason: String { say("Reden", "Reason") }
    var details: String { say("Meer", "More") }
    var mySessions: String { say("Mijn bijeenkomsten", "My sessions") }
    var soon: String { say("Straks", "Soon") }
}
