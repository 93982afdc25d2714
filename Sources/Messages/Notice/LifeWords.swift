import CivilTime
package import Communities
package import Ledger
import Publishing
import Workplace

/// What was decided about communities, in the words of a language, for one reader.
package struct LifeWords {
    let intent: Intent
    let language: Language
    let reader: PersonID

    package init(intent: Intent, language: Language, reader: PersonID) {
        self.intent = intent
        self.language = language
        self.reader = reader
    }

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }
    private var dates: DateWords { DateWords(language) }

    private func name(_ id: CommunityID) -> String {
        intent.community(id)?.name.text(language) ?? id.rawValue
    }

    private func names(_ event: LifeEvent) -> String {
        let names = event.communities.map(name)
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + say(" en ", " and ") + last
    }

    private func heir(_ event: LifeEvent) -> String { event.heir.map(name) ?? "" }

    /// The subject says at once what is decided.
    func subject(_ event: LifeEvent) -> String {
        let (names, heir) = (names(event), heir(event))
        let day = dates.short(event.on)
        switch event.change {
        case .paused:
            let until = event.until.map(dates.short) ?? ""
            return say("\(names): pauze tot \(until)", "\(names): a pause until \(until)")
        case .resumed:
            return event.heir == nil
                ? say("\(names) komt weer bijeen", "\(names) meets again")
                : say("\(names): toch zoals het was", "\(names): as it was after all")
        case .ended: return say("\(names) stopt op \(day)", "\(names) ends on \(day)")
        case .merged:
            return say("\(names): verder als \(heir)", "\(names): going on as \(heir)")
        case .renamed:
            return names == heir
                ? say("\(names) krijgt een ander adres", "\(names) gets another address")
                : say("\(names) heet voortaan \(heir)", "\(names) is now called \(heir)")
        case .split:
            return say(
                "\(names): een deel gaat verder als \(heir)",
                "\(names): a part goes on as \(heir)")
        }
    }

    /// What is decided, and why.
    package func lead(_ event: LifeEvent) -> String {
        decided(event)
            + (event.reason.map { say(" De reden: ", " The reason: ") + ended($0) } ?? "")
    }

    private func decided(_ event: LifeEvent) -> String {
        let (names, heir) = (names(event), heir(event))
        let day = dates.long(event.on)
        let isOne = event.communities.count == 1
        switch event.change {
        case .paused:
            let until = event.until.map(dates.long) ?? ""
            return say(
                "\(names) komt niet bijeen van \(day) tot \(until).",
                "\(names) does not meet from \(day) until \(until).")
        case .resumed:
            return event.heir == nil
                ? say("\(names) komt weer bijeen.", "\(names) meets again.")
                : say(
                    "Wat over \(names) en \(heir) besloten was, is teruggenomen: alles blijft zoals het was.",
                    "What was decided about \(names) and \(heir) is taken back: all stays as it was."
                )
        case .ended:
            return say(
                "\(names) stopt: vanaf \(day) zijn er geen bijeenkomsten meer.",
                "\(names) ends: from \(day) on there are no sessions any more.")
        case .merged:
            return isOne
                ? say(
                    "\(names) gaat vanaf \(day) verder in \(heir).",
                    "From \(day) on \(names) goes on in \(heir).")
                : say(
                    "\(names) gaan vanaf \(day) samen verder als \(heir).",
                    "From \(day) on \(names) go on together as \(heir).")
        case .renamed:
            if names == heir {
                let id = event.heir?.rawValue ?? ""
                return say(
                    "De pagina en de agenda van \(names) krijgen vanaf \(day) een nieuw adres, met '\(id)' erin; de oude adressen blijven werken. Verder verandert er niets.",
                    "From \(day) on the page and the feed of \(names) have a new address, with '\(id)' in it; the old ones go on to work. Nothing else changes."
                )
            }
            return say(
                "\(names) heet vanaf \(day) \(heir). Verder verandert er niets.",
                "From \(day) on \(names) is called \(heir). Nothing else changes.")
        case .split: return split(event, day)
        }
    }

    private func split(_ event: LifeEvent, _ day: String) -> String {
        let (names, heir) = (names(event), heir(event))
        guard let into = event.heir.flatMap(intent.community) else {
            return subject(event) + "."
        }
        let isOfOld = event.communities.contains { intent.community($0)?.level(of: reader) != nil }
        if into.level(of: reader) != nil, into.begun == event.on {
            return say(
                "Je gaat vanaf \(day) verder in \(heir), en niet meer in \(names).",
                "From \(day) on you go on in \(heir), and no longer in \(names).")
        }
        return isOfOld
            ? say(
                "Een deel van \(names) gaat vanaf \(day) verder als \(heir). Voor jou blijft alles zoals het was.",
                "From \(day) on a part of \(names) goes on as \(heir). For you all stays as it was."
            )
            : say(
                "Vanaf \(day) doen er mensen van \(names) mee in \(heir).",
                "From \(day) on people of \(names) take part in \(heir).")
    }

    /// What comes instead.
    ///
    /// - Parameter sessions: the first of them, in words.
    func instead(_ event: LifeEvent, sessions: [String]) -> [String] {
        switch event.change {
        case .ended:
            return [
                say(
                    "De pagina blijft, met wat jullie samen deden.",
                    "The page stays, with what you did together.")
            ]
        case .merged, .split, .renamed:
            guard let heir = event.heir,
                intent.community(heir)?.level(of: reader) != nil
            else { return [] }
            var paragraphs: [String] = []
            if !sessions.isEmpty {
                let list = sessions.joined(separator: "; ")
                paragraphs.append(
                    say("Je eerstvolgende bijeenkomsten: \(list).", "Your next sessions: \(list).")
                )
            } else if event.change == .split {
                paragraphs.append(
                    say(
                        "De bijeenkomsten volgen met het volgende rooster.",
                        "The sessions follow with the next plan."))
            }
            paragraphs.append(
                say(
                    "Je hoeft niets te doen: je agenda loopt vanzelf mee.",
                    "There is nothing you have to do: your calendar follows by itself."))
            return paragraphs
        case .paused, .resumed: return []
        }
    }

    /// For somebody of the core, who can say no.
    func objection(_ event: LifeEvent) -> String {
        say(
            "Je hoort bij de kern, en dit besloot één van jullie. Ben je het er niet mee eens, dan kun je tot \(dates.long(event.on)) bezwaar maken: dan blijft alles zoals het was.",
            "You are of the core, and one of you decided this. If you do not agree, you can object until \(dates.long(event.on)): then all stays as it was."
        )
    }

    /// For the link.
    var object: String { say("Ik maak bezwaar", "I object") }

    private func ended(_ text: String) -> String {
        text.last.map { ".!?".contains($0) } == true ? text : "\(text)."
    }
}
