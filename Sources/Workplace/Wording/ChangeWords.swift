import CivilTime
package import Communities
package import Feeds

/// What happened to a session, in words that say each thing once: `Tue 9 Feb 15:00, r3.41 → r2.10`.
package struct ChangeWords {
    package let intent: Intent
    package let language: Language
    private var words: DateWords { DateWords(language) }

    package init(intent: Intent, language: Language) {
        self.intent = intent
        self.language = language
    }

    package func text(from old: Session?, to new: Session, _ change: Publication.Change) -> String {
        switch change {
        case .added, .restored: return place(new)
        case .cancelled: return "was \(place(new))"
        case .changed:
            return language.say("zelfde tijd en plaats; ", "same time and place; ")
                + (old.map { changed(from: $0, to: new) } ?? "")
        case .moved: return old.map { moved(from: $0, to: new) } ?? place(new)
        }
    }

    /// When and where a session is.
    package func place(_ session: Session) -> String { "\(time(session)), \(room(session))" }

    private func moved(from old: Session, to new: Session) -> String {
        let isSameRoom = room(old) == room(new)
        if (old.date, old.start) == (new.date, new.start) {
            if isSameRoom {
                return old.minutes == new.minutes
                    ? place(new) + language.say(": een andere link", ": another link")
                    : "\(place(new)): \(old.minutes) → \(new.minutes) "
                        + language.say("minuten", "minutes")
            }
            return "\(time(old)), \(room(old)) → \(room(new))"
        }
        if isSameRoom {
            let to = old.date == new.date ? "\(new.start)" : time(new)
            return "\(time(old)) → \(to), \(room(new))"
        }
        return "\(place(old)) → \(place(new))"
    }

    private func changed(from old: Session, to new: Session) -> String {
        func name(_ person: PersonID?) -> String {
            person.map { intent.person($0)?.name ?? $0.rawValue }
                ?? language.say("niemand", "nobody")
        }
        var parts: [String] = []
        if old.facilitator != new.facilitator {
            let (now, before) = (name(new.facilitator), name(old.facilitator))
            parts.append(
                language.say(
                    "\(now) begeleidt, niet \(before)", "\(now) facilitates, not \(before)"))
        }
        if old.template != new.template {
            let none = language.say("geen", "none")
            let (now, before) = (
                new.template?.rawValue ?? none, old.template?.rawValue ?? none
            )
            parts.append(
                language.say("sjabloon \(now), niet \(before)", "template \(now), not \(before)"))
        }
        return parts.isEmpty
            ? language.say("de tekst is anders", "its text changed")
            : parts.joined(separator: ", ")
    }

    private func time(_ session: Session) -> String {
        "\(words.short(session.date)) \(session.start)"
    }

    private func room(_ session: Session) -> String {
        (session.room?.rawValue ?? "online")
            + (session.mode == .hybrid ? language.say(" (hybride)", " (hybrid)") : "")
    }
}
