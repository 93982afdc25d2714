import CivilTime
import Communities
import Facilitation
import Synchronization

/// The agenda of a session: its template fitted to its minutes, mode and the people expected.
///
/// Each agenda is fitted once, however often it is asked for.
final class SessionAgenda: Sendable {
    private struct Brief: Hashable {
        var template: TemplateID
        var minutes: Int
        var people: Int
        var mode: Mode
        var start: ClockTime
    }

    private let intent: Intent
    private let library: MethodLibrary
    private let fitted = Mutex<[Brief: Result<Agenda, AgendaFault>]>([:])

    init(intent: Intent, library: MethodLibrary) {
        self.intent = intent
        self.library = library
    }

    /// How many are expected: core and active members, and half of the peripheral ones.
    func people(_ session: Session) -> Int {
        let members = intent.participants(of: session)
        let peripheral = members.filter { $0.level == .peripheral }.count
        return max(1, members.count - peripheral + (peripheral + 1) / 2)
    }

    /// The agenda; `nil` when the session has no template.
    ///
    /// - Throws: when its template does not fit.
    func agenda(_ session: Session) throws(AgendaFault) -> Agenda? {
        guard let template = session.template.flatMap({ library.template($0) }) else { return nil }
        let brief = Brief(
            template: template.id, minutes: session.minutes, people: people(session),
            mode: session.mode, start: session.start)
        if let known = fitted.withLock({ $0[brief] }) { return try known.get() }
        let result = Result { () throws(AgendaFault) in
            try AgendaFitter(library: library).fit(
                template, minutes: brief.minutes, people: brief.people, mode: brief.mode,
                start: brief.start)
        }
        fitted.withLock { $0[brief] = result }
        return try result.get()
    }
}

extension AgendaFault {
    /// The fault in a sentence.
    var words: String {
        switch self {
        case .badLength(let minutes):
            "a session of \(minutes) minutes cannot have an agenda (1 to 720 can)"
        case .badPeople(let people):
            "an agenda for \(people) people cannot be made (1 to 10000 can)"
        case .badBlockCount(let count): "a template needs 1 to 40 blocks; this one has \(count)"
        case .unknownMethod(let method, let block):
            "the block '\(block)' asks for the method '\(method)', which the library lacks"
        case .unsuitable(let block, let methods, let people, let mode):
            "the block '\(block)' (\(methods.map(\.rawValue).joined(separator: ", "))) does not work with "
                + "\(people) people, \(mode.rawValue)"
        case .doesNotFit(let minutes, _): "it does not fit into \(minutes) minutes"
        }
    }

    /// The smallest changes that would make it fit.
    var waysOut: [String] {
        guard case .doesNotFit(_, let ways) = self else { return [] }
        var result: [String] = []
        if let more = ways.moreMinutes { result.append("\(more) minutes more") }
        if let fewer = ways.fewerMinutes { result.append("\(fewer) minutes less") }
        result += ways.leaveOut.map { "leave out '\($0)'" }
        result += ways.unpin.map { "let go of the fixed time of '\($0)'" }
        return result
    }
}
