import CivilTime
package import Communities
package import Facilitation
import FoundationEssentials

/// What the live page knows: the programme, and what the fitter would do from every state it can come to.
package struct LiveAgenda: Encodable {
    private struct Block: Encodable {
        var id: String
        var method: String
        var title: String
        var minutes: Int
        var pause: Bool
        var grouping: String?
        var late: String?
        var steps: [Step]
    }

    private struct Step: Encodable {
        var text: String
        var minutes: Int
        var say: String?
    }

    /// What tells pages of one browser apart.
    private let key: String
    private let session: String?
    private let title: String
    private let start: String
    private let minutes: Int
    private let blocks: [Block]
    private let policy: AgendaPolicy
    private let words: [String: String]

    /// - Parameter session: whose agenda it is; `nil` for one that belongs to no session.
    package init(_ agenda: Agenda, _ policy: AgendaPolicy, session: Session?, _ language: Language)
    {
        title = agenda.title.text(language)
        start = agenda.start.description
        minutes = agenda.minutes
        self.session = session?.id.rawValue
        key = session.map { "\($0.id) \($0.date) \($0.start)" } ?? title
        let known = Set(policy.blocks.map(\.id))
        blocks = agenda.blocks.filter { known.contains($0.id) }.map { block in
            Block(
                id: block.id, method: block.method.rawValue, title: block.title.text(language),
                minutes: block.minutes, pause: block.arc == .pause,
                grouping: block.strands.isEmpty
                    ? AgendaWords.grouping(people: agenda.people, groups: block.groups, language)
                    : block.strands.map { $0.title.text(language) }.joined(separator: " / "),
                late: block.late?.text(language),
                steps: block.steps.map { step in
                    Step(
                        text: step.text.text(language), minutes: step.minutes,
                        say: step.say?.text(language))
                })
        }
        self.policy = policy
        words = language == .nl ? Self.dutch : Self.english
    }

    /// As JSON, its keys in one order.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private static let dutch = [
        "rest": "Pauze", "then": "Daarna:", "leaveOut": "Laat weg", "end": "Einde",
        "over": "% min later dan gepland",
        "spare": "% min eerder dan gepland", "planned": "gepland", "late": "Loopt het uit?",
    ]

    private static let english = [
        "rest": "Break", "then": "Then:", "leaveOut": "Leave out", "end": "End",
        "over": "% min later than planned",
        "spare": "% min earlier than planned", "planned": "planned", "late": "Running late?",
    ]
}
