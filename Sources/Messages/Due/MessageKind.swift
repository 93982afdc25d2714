package import Communities

/// The kinds of messages, by the names that the ledger, the queue and programs know them by.
///
/// What there is to a kind stands in its folder; `KindsOfMessage` lists who finds what is due of it.
package enum MessageKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Something about sessions is different.
    case notice
    /// Somebody came into communities.
    case welcome
    /// A session for somebody's calendar to take in.
    case invitation
    /// A session for somebody's calendar to let go of.
    case withdrawal
    /// What somebody has to prepare.
    case agenda
    /// What did a session leave?
    case harvest
    /// Who facilitates, and what is it about?
    case proposal
    /// A session is near.
    case reminder
    /// The season ends, and there is no next one.
    case season
    /// Something is wrong with the files.
    case report

    /// `reminder`, `herinnering`.
    package func noun(_ language: Language) -> String { language.say(dutch.noun, rawValue) }

    /// `the reminder`, `de herinnering`.
    package func withArticle(_ language: Language) -> String {
        language.say("\(dutch.article) \(dutch.noun)", "the \(rawValue)")
    }

    private var dutch: (article: String, noun: String) {
        switch self {
        case .notice: ("het", "wijzigingsbericht")
        case .welcome: ("het", "welkomstbericht")
        case .invitation: ("de", "uitnodiging")
        case .withdrawal: ("de", "intrekking")
        case .agenda: ("de", "agenda")
        case .harvest: ("de", "oogstvraag")
        case .proposal: ("het", "voorstel")
        case .reminder: ("de", "herinnering")
        case .season: ("het", "bericht over de periode")
        case .report: ("de", "foutmelding")
        }
    }
}
