package import CivilTime
package import Communities
import Ledger
package import Season

/// What became of a decision about the life of communities: `kring pause`, `resume`, `end`, `merge`, `split`, `rename`.
package struct LifeOutcome: Sendable, Encodable {
    /// Somebody who hears of it.
    package struct Listener: Sendable, Encodable {
        /// Who.
        package var person: PersonID
        /// The full name.
        package var name: String
    }

    /// What becomes of a file.
    package struct FileChange: Sendable, Encodable {
        /// Within the workspace.
        package var file: String
        /// Lines that come into it.
        package var added: [String]
        /// Lines that go.
        package var removed: [String]
        /// Whether it was not there.
        package var isNew: Bool
        /// Whether it goes.
        package var isGone: Bool
        /// The day on which a run writes it; `nil`: now.
        package var on: CivilDate?
    }

    /// A line that is left to people: a name that another community's file has, and what it is now.
    package struct Advice: Sendable, Encodable {
        package var file: String
        package var line: Int
        /// As it stands there.
        package var name: String
        /// As it is called now.
        package var now: String
    }

    /// Which community; the first of several.
    package var community: CommunityID
    /// All whose life it is.
    package var communities: [CommunityID]
    /// In which they go on.
    package var into: CommunityID?
    /// What changes for them.
    package var change: CommunityChange
    /// From which day on.
    package var on: CivilDate
    /// On which day they can meet again, for a pause.
    package var until: CivilDate?
    /// Why.
    package var reason: String?
    /// Until when the core can object; `nil`: two of it decided.
    package var objectionsUntil: CivilDate?
    /// The file that says it; the first of several.
    package var file: String
    /// The line that is written into it, or taken out of it.
    package var line: String
    /// What becomes of files.
    package var files: [FileChange]
    /// The sessions that are called off, or go on in another way.
    package var changes: [SessionChange]
    /// Who hears of it.
    package var people: [Listener]
    /// What is left to people.
    package var advice: [Advice]
    /// Drafts that no longer count.
    package var staleDrafts: [Int] = []
    /// Whether it was done.
    package var isDone = false
    /// Files with new bytes.
    package var filesWritten = 0
    /// Sessions that could not come back, since their place is taken.
    package var leftOut: [SessionID] = []
}

extension LifeOutcome {
    init(
        _ decision: LifeDecision, listeners: [Listener], advice: [Advice], today: CivilDate
    ) {
        let files = decision.edits.map { FileChange($0, today: today) }
        // The line that says it best is the one of the community that it is about.
        let own = files.first { !$0.isNew && !$0.added.isEmpty } ?? files.first
        self.init(
            community: decision.communities.first ?? CommunityID(rawValue: ""),
            communities: decision.communities, into: decision.heir, change: decision.change,
            on: decision.on, until: decision.until, reason: decision.reason,
            objectionsUntil: decision.second == nil && decision.change.needsTwo
                ? decision.on : nil,
            file: own?.file ?? "", line: (own?.added.last ?? own?.removed.last) ?? "",
            files: files, changes: [], people: listeners, advice: advice)
    }
}

extension LifeOutcome.FileChange {
    init(_ edit: LifeEvent.Edit, today: CivilDate) {
        self.init(edit.path, from: edit.before, to: edit.after)
        on = edit.on > today ? edit.on : nil
    }

    init(_ file: String, from before: String?, to after: String?) {
        func lines(_ text: String?) -> [String] {
            (text ?? "").split { $0.isNewline }.map(String.init)
        }
        let difference = lines(after).difference(from: lines(before))
        func texts(_ changes: [CollectionDifference<String>.Change]) -> [String] {
            changes.map { change in
                switch change {
                case .insert(_, let line, _), .remove(_, let line, _): line
                }
            }
        }
        self.init(
            file: file, added: texts(difference.insertions),
            removed: texts(difference.removals), isNew: before == nil, isGone: after == nil)
    }
}
