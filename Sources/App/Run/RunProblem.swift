import CivilTime
import Communities
import Messages
import Workplace
import Workspace

/// What a run did not get done, and somebody should look at.
enum RunProblem: RefusalReason {
    /// Which message, for people.
    struct Name: Hashable, Sendable {
        /// `nil`: a kind that this program does not know.
        var kind: MessageKind?
        var session: SessionID?
        var person: PersonID
    }

    /// Its session has begun, or it is of no more use for another reason; what went wrong at the last try.
    case lostItsUse(Name, lastFault: String?)
    /// It may have been delivered, and waits for a person.
    case inDoubt(Name, any DeliveryReason, EndStatus)
    case triedAgain(Name, any DeliveryReason, EndStatus)
    case failed(Name, any DeliveryReason, EndStatus)
    /// Nothing is taken for now, whatever the message.
    case nothingTaken(any DeliveryReason, EndStatus)
    /// A layout of one's own could not be used, and Kring's own took its place.
    case layoutReplaced(LayoutFault)
    case stopped(RunStop)
    case cannotGoOnline(SessionID, facts: String)
    /// What was decided for today stands in no file, since somebody changed that file meanwhile.
    case leftToPeople(file: String, lines: [String])
    /// Something is wrong with the files, and the run went on.
    case fault(Fault)
    /// That many more.
    case furtherFaults(Int)
    /// By what it went on.
    case wentOn(GoingOn, zone: Zone)

    /// What is wrong with the files of a workspace in which a run goes on; of much of it the beginning.
    ///
    /// - Parameter faults: what of it is said; all of it when nothing is given.
    static func standing(
        _ faults: [Fault]? = nil, in workspace: OpenWorkspace
    ) -> [RunProblem] {
        let faults = faults ?? workspace.standing
        let shown = faults.prefix(20)
        let rest = faults.count - shown.count
        return shown.map(RunProblem.fault) + (rest > 0 ? [.furtherFaults(rest)] : [])
            + (workspace.goingOn.map { [.wentOn($0, zone: workspace.zone)] } ?? [])
    }

    var status: EndStatus {
        switch self {
        case .lostItsUse: .unavailable
        // What was due was sent; that is for somebody to mend, and no failure.
        case .layoutReplaced: .done
        case .leftToPeople: .configuration
        case .fault(let fault): fault.severity == .error ? .configuration : .done
        case .furtherFaults, .wentOn: .configuration
        case .inDoubt(_, _, let status), .triedAgain(_, _, let status), .failed(_, _, let status),
            .nothingTaken(_, let status):
            status
        case .stopped, .cannotGoOnline: .tryLater
        }
    }
}
