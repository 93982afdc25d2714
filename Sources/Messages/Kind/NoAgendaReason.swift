package import Communities

/// Why a session went online without an agenda, for everybody who takes part.
///
/// The ledger keeps the sentence, in the organisation's language, as the reason of the change; each reader gets it in
/// their own.
package struct NoAgendaReason {
    package let language: Language

    package init(language: Language) { self.language = language }

    package func text(_ gaps: [SessionGap.Kind]) -> String {
        switch (gaps.contains(.facilitator), gaps.contains(.topic)) {
        case (true, true):
            language.say(
                "Er kwam geen begeleider en geen onderwerp; daarom online, en zonder zaal.",
                "No facilitator and no topic were found; so it is online, without a room.")
        case (true, false):
            language.say(
                "Er kwam geen begeleider; daarom online, en zonder zaal.",
                "No facilitator was found; so it is online, without a room.")
        case (false, _):
            language.say(
                "Er kwam geen onderwerp; daarom online, en zonder zaal.",
                "No topic was found; so it is online, without a room.")
        }
    }

    /// A reason that the rule gave in one language, in this one; any other as somebody wrote it.
    package func said(_ reason: String) -> String {
        for gaps in [[SessionGap.Kind.facilitator, .topic], [.facilitator], [.topic]] {
            let known = Language.allCases.map { NoAgendaReason(language: $0).text(gaps) }
            if known.contains(reason) { return text(gaps) }
        }
        return reason
    }
}
