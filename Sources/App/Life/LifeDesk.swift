import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Platform
import Workplace
import Workspace

/// A workspace open for a decision about the life of its communities: who they are, who decides, and their files.
struct LifeDesk {
    let workplace: Workplace
    let workspace: OpenWorkspace
    let now: Instant
    let today: CivilDate
    /// The files of published communities that are gone, as they were read last: what is decided may be about them.
    private let gone: [String: String]

    /// Days in which the core can speak up about what one person decided.
    static let notice = 14

    init(_ workplace: Workplace, now: Instant) throws {
        self.workplace = workplace
        self.now = now
        (workspace, gone) = try LifeDesk.open(workplace)
        today = workspace.zone.local(at: now).date
    }

    /// With what is gone put back, where nothing else is wrong.
    private static func open(
        _ workplace: Workplace
    ) throws -> (OpenWorkspace, gone: [String: String]) {
        do throws(Refusal) {
            return (try OpenWorkspace(workplace), [:])
        } catch {
            let gone = try gone(workplace)
            if gone.isEmpty { throw error }
            return (try OpenWorkspace(workplace, with: gone.mapValues { $0 }), gone)
        }
    }

    /// The files that are gone, where nothing else is wrong; of which one is not known, who opens the workspace says so.
    private static func gone(_ workplace: Workplace) throws -> [String: String] {
        let errors = WorkspaceFiles(workplace).errors
        guard !errors.isEmpty, errors.allSatisfy({ $0.rule == .communityGone }),
            let kept = try workplace.readLedger()?.keptReading()
        else { return [:] }
        let texts = Dictionary(
            kept.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        let paths = errors.map(\.position.file)
        let found = paths.compactMap { path in texts[path].map { (path, $0) } }
        return found.count == paths.count
            ? Dictionary(found, uniquingKeysWith: { first, _ in first }) : [:]
    }

    /// Whether the file of a community is gone.
    func isGone(_ id: CommunityID) -> Bool { gone[file(id)] != nil }

    /// A community that goes on until now.
    func living(_ id: CommunityID) throws(Refusal) -> Community {
        let community = try known(id)
        if let end = community.end { throw Refusal(LifeRefusal.alreadyEnded(id, on: end.on)) }
        return community
    }

    func known(_ id: CommunityID) throws(Refusal) -> Community {
        guard let community = workspace.intent.community(id) else {
            throw workspace.unknown(
                .community, id.rawValue,
                among: workspace.intent.communities.map(\.id.rawValue))
        }
        return community
    }

    /// From which day a decision holds that needs two of the core.
    ///
    /// - Parameters:
    ///   - asked: the day that was asked for; `nil`: today where somebody agrees, else the first on which nobody can object any more.
    ///   - second: who agrees.
    func day(
        _ asked: CivilDate?, with second: PersonID?, of communities: [Community]
    ) throws(Refusal) -> CivilDate {
        var core: [PersonID] = []
        for person in communities.flatMap({ $0.members(.core) }) where !core.contains(person) {
            core.append(person)
        }
        if let second, !core.contains(second) {
            throw Refusal(LifeRefusal.notCore(second, communities.map(\.id), core: core))
        }
        let earliest = today.advanced(by: LifeDesk.notice)
        let day = asked ?? (second == nil ? earliest : today)
        guard day >= today else { throw Refusal(LifeRefusal.past(day)) }
        guard second != nil || day >= earliest else {
            throw Refusal(LifeRefusal.needsSecond(core: core, earliest: earliest))
        }
        return day
    }

    /// The file of a community, within the workspace.
    func file(_ id: CommunityID) -> String {
        workspace.places.position(of: .community(id))?.file ?? "communities/\(id).yaml"
    }

    /// What stands in a file; `nil`: it is not there.
    func text(_ file: String) throws(Refusal) -> String? {
        let path = workplace.path(file)
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 1_000_000)
        }
        // What the workspace was read from is text.
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The file of a community with changes in it, from a day on.
    func edit(
        _ id: CommunityID, on day: CivilDate, _ changes: [LineChange]
    ) throws(Refusal) -> LifeEvent.Edit {
        let file = file(id)
        let before = try text(file)
        return LifeEvent.Edit(
            path: file, before: before,
            after: try changed(before ?? gone[file] ?? "", changes, file), on: day,
            isDone: false)
    }

    /// A change of the lines of a community's file.
    enum LineChange {
        /// A line more.
        case add(String)
        /// Other lines for a key that stands there.
        case replace([String])
        /// No line of that key, where there is one.
        case remove(String)
    }

    func changed(
        _ text: String, _ changes: [LineChange], _ file: String
    ) throws(Refusal) -> String {
        var text = text
        for change in changes {
            let result: String?
            let line: String
            var isRemoved = false
            switch change {
            case .add(let added):
                line = added
                result = CommunityLines.adding(added, to: text)
            case .replace(let lines):
                line = lines.joined(separator: "\n")
                result = CommunityLines.replacing(lines, in: text)
            case .remove(let key):
                line = "\(key): …"
                isRemoved = true
                // A key that is not there is what is asked for.
                result =
                    CommunityLines.says(key, in: text)
                    ? CommunityLines.without(key, in: text) : text
            }
            guard let result else {
                throw Refusal(
                    LifeRefusal.leftToPeople(file: file, line: line, isRemoved: isRemoved))
            }
            text = result
        }
        return text
    }

    /// What stands in a file, or stood in it before it was gone.
    func known(text file: String) throws(Refusal) -> String {
        try text(file) ?? gone[file] ?? ""
    }

    /// Whether people know sessions of a community.
    func isPublished(_ id: CommunityID) throws -> Bool {
        try workplace.readLedger()?.sessionIDs().contains { $0.numberedIn == id } ?? false
    }

    /// Writes a file, or takes it away.
    func write(_ text: String?, to file: String) throws(Refusal) {
        let path = workplace.path(file)
        try refusingFileFaults { () throws(FileFault) in
            guard let text else { return try DurableFile.remove(path) }
            _ = try DurableFile.write(
                Array(text.utf8), to: path, mode: try DurableFile.mode(path) ?? 0o644)
        }
    }
}
