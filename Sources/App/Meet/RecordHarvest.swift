package import CivilTime
package import Communities
package import Facilitation
import Ledger
package import Meeting
import Platform
package import Workplace
import Workspace

/// Keeps what a session produced: `kring harvest SESSION --add`, `--import`.
package struct RecordHarvest: Sendable {
    /// Something to add, with what may also stand in its text.
    package struct NewLine: Sendable {
        /// What it is.
        package var kind: HarvestKind
        /// What was said; its end is read as the end of a line is.
        package var text: String
        /// Who takes care of it.
        package var owner: PersonID?
        /// The day it is due.
        package var due: CivilDate?
        /// What is expected of an experiment.
        package var expectation: String?
        /// The number of what it came of.
        package var source: Int?

        /// All parts given.
        package init(
            kind: HarvestKind, text: String, owner: PersonID? = nil, due: CivilDate? = nil,
            expectation: String? = nil, source: Int? = nil
        ) {
            self.kind = kind
            self.text = text
            self.owner = owner
            self.due = due
            self.expectation = expectation
            self.source = source
        }
    }

    /// What became of it.
    package struct Report: Sendable, Encodable {
        /// One thing of the text.
        package struct Entry: Sendable, Encodable {
            /// `added`, `changed` or `known`.
            package var outcome: String
            /// As it is now.
            package var harvest: HarvestLine
        }

        /// The session.
        package var session: SessionID
        /// In the order of the text.
        package var entries: [Entry]
        /// What somebody should look at.
        package var warnings: [HarvestWarning]

        /// How many things came to that.
        package func count(_ outcome: String) -> Int {
            entries.count { $0.outcome == outcome }
        }
    }

    /// The most bytes of a text.
    package static let largest = 1_000_000

    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: the moment of recording.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Adds one thing.
    package func add(_ line: NewLine, to session: String) throws(Refusal) -> Report {
        let workspace = try OpenWorkspace(workplace)
        let entry = try workspace.harvestedSession(session)
        if let owner = line.owner { try workspace.mustKnow(owner) }
        guard line.due == nil || line.kind.hasDay else {
            throw Refusal(HarvestRefusal.kindWithoutDay(line.kind))
        }
        let reader = HarvestReader(people: workspace.intent.people, day: entry.session.date)
        let reading = reader.read(line.text, as: line.kind)
        try refuse(reading, name: "--add", text: line.text, workspace)
        let read = reading.items.map { read in
            let item = read.item
            var changed = read
            changed.item = HarvestItem(
                item.kind, item.text, expectation: line.expectation ?? item.expectation,
                owner: line.owner ?? item.owner, due: line.due ?? item.due, state: item.state,
                outcome: item.outcome, source: line.source ?? item.source,
                isPublic: item.isPublic)
            return changed
        }
        return try keep(read, of: entry, name: "--add", text: line.text, workspace)
    }

    /// Brings in a text; nothing is kept when one of its lines cannot be read.
    ///
    /// - Parameter name: what people call the text: its file.
    package func bringIn(
        _ text: String, name: String, to session: String
    ) throws(Refusal) -> Report {
        let workspace = try OpenWorkspace(workplace)
        let entry = try workspace.harvestedSession(session)
        let reader = HarvestReader(people: workspace.intent.people, day: entry.session.date)
        let reading = reader.read(text)
        try refuse(reading, name: name, text: text, workspace)
        guard !reading.items.isEmpty else {
            throw Refusal(HarvestRefusal.nothingToKeep(name))
        }
        return try keep(reading.items, of: entry, name: name, text: text, workspace)
    }

    /// Brings in a file.
    package func bringIn(path: String, to session: String) throws(Refusal) -> Report {
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: RecordHarvest.largest)
        }
        guard let bytes else { throw Refusal(HarvestRefusal.noFile(path)) }
        return try bringIn(bytes: bytes, name: path, to: session)
    }

    /// Brings in bytes, which must be UTF-8.
    package func bringIn(
        bytes: [UInt8], name: String, to session: String
    ) throws(Refusal) -> Report {
        guard bytes.count <= RecordHarvest.largest else {
            throw Refusal(HarvestRefusal.fileTooLarge(name))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal(HarvestRefusal.notUTF8(name))
        }
        return try bringIn(text, name: name, to: session)
    }

    private func refuse(
        _ reading: HarvestReading, name: String, text: String, _ workspace: OpenWorkspace
    ) throws(Refusal) {
        let words = HarvestFaultWords(name: name, text: text, people: workspace.intent.people)
        try refuse(words.faults(reading.faults), name: name)
    }

    private func refuse(_ faults: [Fault], name: String) throws(Refusal) {
        guard !faults.isEmpty else { return }
        throw Refusal(HarvestRefusal.unreadable(name: name, isFile: name != "--add", faults))
    }

    private func keep(
        _ read: [ReadHarvest], of entry: PublishedSession, name: String, text: String,
        _ workspace: OpenWorkspace
    ) throws(Refusal) -> Report {
        let ledger = try workplace.openLedger()
        let all = try HarvestBook(workspace, ledger: ledger, for: .present)
        let isAboutCase = try workspace.isAboutCase(entry.session, ledger)
        let audience = isAboutCase ? .present : workspace.visibility.of(entry.session)
        let words = HarvestFaultWords(name: name, text: text, people: workspace.intent.people)
        var faults: [Fault] = []
        for thing in read {
            if let number = thing.number, all.entry(number)?.record.uid != entry.uid {
                faults.append(
                    words.fault(
                        .numberElsewhere(number, entry.session.id), line: thing.line,
                        mark: "#\(number)"))
            }
            let known = thing.number.flatMap { all.entry($0) }
            if thing.item.isPublic, isAboutCase || known?.record.isAboutCase == true {
                faults.append(words.cannotBeOpened(entry.session.id, line: thing.line))
            }
            if let source = thing.item.source,
                all.entry(source) == nil || source == thing.number
            {
                faults.append(
                    words.fault(
                        source == thing.number
                            ? .comesOfItself(source) : .comesOfNothing(source),
                        line: thing.line, mark: "<#\(source)"))
            }
        }
        try refuse(faults, name: name)
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.keep(read, of: entry.uid, for: audience, isAboutCase: isAboutCase, at: now)
        }
        return Report(
            session: entry.session.id,
            entries: kept.map {
                Report.Entry(
                    outcome: $0.outcome.rawValue,
                    harvest: HarvestLine(
                        HarvestEntry(record: $0.record, session: entry, workspace.visibility)))
            }, warnings: warnings(kept, entry, workspace))
    }

    private func warnings(
        _ kept: [KeptHarvest], _ entry: PublishedSession, _ workspace: OpenWorkspace
    ) -> [HarvestWarning] {
        var warnings: [HarvestWarning] = []
        if entry.session.span(in: workspace.zone).start > now {
            warnings.append(.stillToCome(entry.session.id, entry.session.date))
        }
        let named = NamedPeople(workspace.intent.people)
        for thing in kept where thing.outcome != .known {
            let item = thing.record.item
            let said = [item.text, item.expectation, item.outcome].compactMap { $0 }
            let names = named.firstNames(in: said.joined(separator: " "))
            let visible = workspace.visibility.of(thing.record, in: entry.session)
            guard !names.isEmpty, item.kind != .action, visible == .everybody else { continue }
            warnings.append(.namesPeople(thing.record.number, names))
        }
        return warnings
    }
}

extension OpenWorkspace {
    /// Whether a session is about somebody's case.
    func isAboutCase(_ session: Session, _ ledger: Ledger) throws(Refusal) -> Bool {
        let agendas = try SessionAgenda(self, of: try published(), ledger: ledger)
        // A template that does not fit its session leads to no case.
        let agenda = try? agendas.agenda(session)
        return visibility.isAboutCase(session, methods: agenda?.methods ?? [])
    }

    func mustKnow(_ person: PersonID) throws(Refusal) {
        guard intent.person(person) == nil else { return }
        throw unknown(.person, person.rawValue, among: intent.people.map(\.id.rawValue))
    }

    func mustKnow(_ community: CommunityID) throws(Refusal) {
        guard intent.community(community) == nil else { return }
        throw unknown(
            .community, community.rawValue, among: intent.communities.map(\.id.rawValue))
    }
}
