import Communities

/// A welcome, in the words of a language.
struct WelcomeWords {
    let language: Language

    /// `Intervisie, PLG en Toetsing`.
    func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + language.say(" en ", " and ") + last
    }

    func subject(_ list: String) -> String {
        language.say("Welkom bij \(list)", "Welcome to \(list)")
    }

    func lead(_ list: String) -> String {
        language.say(
            "Fijn dat je meedoet aan \(list). Dit zijn de bijeenkomsten:",
            "Good to have you in \(list). These are the sessions:")
    }

    var closing: String {
        language.say(
            "Zet ze één keer in je agenda: abonneer je op het adres hieronder. Wat verplaatst of vervalt, verandert dan vanzelf mee. Het adres is van jou alleen; deel het niet.",
            "Put them into your calendar once: subscribe to the address below. What moves or is cancelled then changes by itself. The address is yours alone; do not share it."
        )
    }

    /// For the link.
    var calendar: String {
        language.say("Mijn agenda (Apple, telefoon)", "My calendar (Apple, phone)")
    }

    /// For the link.
    var otherPrograms: String { language.say("Voor andere programma's", "For other programs") }
}
