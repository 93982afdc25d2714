package import CivilTime
package import Communities
package import Facilitation
package import Ledger
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

    /// What is wrong with the files, and gone on despite; and that people are missed: for whoever looks after them.
    package let standing: [Fault]
    /// What it is gone on by; `nil`: the files are as they should be.
    package let goingOn: GoingOn?
    /// The files as they are to be kept for the day on which they have faults; `nil` where they have some.
    package let kept: [KeptFile]?

    /// - Throws: a refusal with every fault when the files have errors.
    package init(_ workplace: Workplace) throws(Refusal) {
        let files = WorkspaceFiles(workplace)
        try self.init(workplace, files, over: files, nil)
    }

    /// A workspace in which work goes on when its files have errors: what they do not touch is as it is now, what they touch
    /// as it was at the last good reading.
    ///
    /// - Throws: a refusal with every fault when the files have errors, and were never read without.
    package init(goingOn workplace: Workplace) throws(Refusal) {
        let files = WorkspaceFiles(workplace)
        guard !files.errors.isEmpty else {
            try self.init(workplace, files, over: files, nil)
            return
        }
        if let last = LastGoodReading(workplace) {
            let mixture = last.mixture(workplace, over: files)
            try self.init(
                workplace, mixture.files, over: files,
                GoingOn(heldBack: mixture.heldBack, lastGood: last.at))
        } else if files.errors.allSatisfy({ $0.rule == .communityGone }) {
            // What is there is sound: nothing of it was ever otherwise.
            try self.init(
                workplace, WorkspaceFiles(workplace, standIns: StandIns([:]), former: []),
                over: files, GoingOn(heldBack: [], lastGood: nil))
        } else {
            try self.init(workplace, files, over: files, nil)
        }
    }

    /// The workspace as it would be with other texts in some of its files, by path; `nil`: without the file.
    ///
    /// - Throws: a refusal with every fault when the files would have errors.
    package init(_ workplace: Workplace, with texts: [String: String?]) throws(Refusal) {
        let files = WorkspaceFiles(
            workplace, standIns: StandIns(texts),
            former: LastGoodReading(workplace)?.people ?? [])
        try self.init(workplace, files, over: files, nil)
    }

    /// - Parameters:
    ///   - files: what is worked with.
    ///   - now: the files as they are.
    private init(
        _ workplace: Workplace, _ files: WorkspaceFiles, over now: WorkspaceFiles,
        _ goingOn: GoingOn?
    ) throws(Refusal) {
        let errors = now.errors
        guard goingOn != nil || errors.isEmpty, let intent = files.intent,
            let library = files.library
        else { throw Refusal(WorkplaceRefusal.faults(errors, folder: workplace.folder)) }
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
        standing = errors + now.faults.filter { $0.rule == .peopleGone }
        self.goingOn = goingOn
        kept = now.kept
    }

    /// The workspace as it would be with other wishes.
    package init(_ other: OpenWorkspace, intent: Intent) {
        workplace = other.workplace
        self.intent = intent
        library = other.library
        places = other.places
        texts = nil
        bounds = other.bounds
        standing = other.standing
        goingOn = other.goingOn
        kept = nil
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
