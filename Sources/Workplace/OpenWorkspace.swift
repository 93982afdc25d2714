package import CivilTime
package import Communities
package import Facilitation
import Ledger
package import Platform
package import Workspace

/// A workspace whose files have been read and found sound.
package struct OpenWorkspace {
    package let workplace: Workplace
    package let intent: Intent
    package let library: MethodLibrary
    /// Where everything in the files stands.
    package let places: PositionBook
    /// The files it was read from, path and text; `nil` for a workspace as it would be, which stands
    /// in no file.
    package let texts: [(path: String, text: String)]?
    /// Out of which folders its files may come.
    package let bounds: ReadingBounds

    /// - Throws: a refusal with every fault when the files have errors.
    package init(_ workplace: Workplace) throws(Refusal) {
        let files = WorkspaceFiles(workplace)
        let errors = files.faults.filter { $0.severity == .error }
        guard errors.isEmpty, let intent = files.intent, let library = files.library else {
            throw Refusal(WorkplaceRefusal.faults(errors, folder: workplace.folder))
        }
        self.workplace = workplace
        var complete = intent
        let arc = SeasonArc(library)
        for index in complete.communities.indices {
            complete.communities[index].templates = arc.completed(intent.communities[index])
        }
        self.intent = complete
        self.library = library
        places = files.places
        texts = files.texts
        bounds = files.bounds
    }

    /// The workspace as it would be with other wishes.
    package init(_ other: OpenWorkspace, intent: Intent) {
        workplace = other.workplace
        self.intent = intent
        library = other.library
        places = other.places
        texts = nil
        bounds = other.bounds
    }

    /// The organisation's zone.
    package var zone: Zone { intent.organisation.zone }

    /// All sessions that people ever knew, of all seasons; empty before anything is published.
    package func published() throws(Refusal) -> [PublishedSession] {
        guard let ledger = try workplace.readLedger() else { return [] }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.publishedSessions()
        }
    }

    /// One published session.
    package func session(_ id: String) throws(Refusal) -> PublishedSession {
        let all = try published()
        if let found = all.first(where: { $0.session.id.rawValue == id }) { return found }
        guard !all.isEmpty else { throw Refusal(WorkplaceRefusal.noSession(id)) }
        throw unknown(.session, id, among: all.map(\.session.id.rawValue))
    }

    /// A refusal for a name that nothing has, with the nearest one that something has.
    package func unknown(
        _ kind: WorkplaceRefusal.Kind, _ name: String, among names: [String]
    ) -> Refusal {
        Refusal(WorkplaceRefusal.unknown(kind, name, nearest: didYouMean(name, among: names)))
    }
}
