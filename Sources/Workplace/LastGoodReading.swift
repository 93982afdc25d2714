package import CivilTime
package import Communities
package import Ledger
import Workspace

/// The files of a workspace as they were when they last had no fault: what work goes on by when they have one.
package struct LastGoodReading {
    /// Since when they were so.
    package let at: Instant
    private let texts: [String: String]
    private let whole: WorkspaceFiles

    /// Everybody who was known then, who had left the list already included.
    package var people: [Person] { whole.intent?.people ?? [] }

    /// The zone of the organisation then.
    package var zone: Zone { whole.intent?.organisation.zone ?? .utc }

    /// The communities as they were then.
    package var communities: [Community] { whole.intent?.communities ?? [] }

    /// Of that workspace; `nil`: nothing was kept, or what was kept is no good reading to this program.
    package init?(_ workplace: Workplace) { self.init(workplace, workplace.historyForReading) }

    init?(_ workplace: Workplace, _ ledger: Ledger?) {
        // Whoever needs the ledger says what is wrong with it.
        guard let kept = try? ledger?.keptReading() else { return nil }
        at = kept.at
        texts = Dictionary(
            kept.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        whole = WorkspaceFiles(
            workplace, standIns: StandIns(texts, isWhole: true), former: [])
        guard whole.errors.isEmpty else { return nil }
    }

    /// The files with another identifier of somebody, as they are to be kept: who goes on by them finds nobody whom nothing
    /// was told yet. `nil`: they do not name the person, or could not be read so.
    package func renumbered(
        _ old: PersonID, as new: PersonID, _ workplace: Workplace
    ) -> [KeptFile]? {
        guard whole.intent?.person(old) != nil else { return nil }
        let isThere = whole.intent?.person(new) != nil
        let place = whole.places.position(of: .person(old))
        let files = texts.sorted { $0.key < $1.key }.map { path, text in
            var text = text
            if path == StandIns.departed {
                // Whoever stands in the list under the other identifier has not left it.
                let row = "\"\(old)\","
                text =
                    text.split(separator: "\n").compactMap { line in
                        guard line.hasPrefix(row) else { return String(line) }
                        return isThere ? nil : "\"\(new)\"," + line.dropFirst(row.count)
                    }.joined(separator: "\n") + "\n"
            } else if let place, place.file == path {
                text = PersonLines.replacingCell(at: place, by: new, in: text)
            } else if path.hasPrefix("communities/") {
                text = PersonLines.replacing(old, by: new, in: text, path: path) ?? text
            }
            return KeptFile(path: path, text: text)
        }
        let standIns = StandIns(
            Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }),
            isWhole: true)
        let reading = WorkspaceFiles(workplace, standIns: standIns, former: [])
        guard reading.errors.isEmpty, let intent = reading.intent, intent.person(old) == nil,
            intent.person(new) != nil
        else { return nil }
        return files
    }

    /// A reading to go on by, and the files whose changes it holds back.
    struct Mixture {
        var files: WorkspaceFiles
        /// The files that are read as they were, in order.
        var heldBack: [String]
    }

    /// The files as they are now, but for those with faults, which are as they were; where these do not go together, all of
    /// them as they were.
    ///
    /// What others build on comes first: faults in it make faults in others that are none.
    func mixture(_ workplace: Workplace, over now: WorkspaceFiles) -> Mixture {
        var standIns = StandIns([:])
        var files = now
        var held: Set<FileGroup> = []
        // Each round holds back at least one file more, and there are only so many kinds that build on each other.
        for _ in 0..<8 {
            let faulty = files.errors.filter { $0.rule != .calendarMissing }.map(\.position.file)
            let groups = next(after: held, faulty: Set(faulty), now)
            let first = groups.contains(where: \.isBase) ? groups.filter(\.isBase) : groups
            guard !first.isEmpty || held.isEmpty else { break }
            for group in first {
                held.insert(group)
                hold(group, besides: files, in: &standIns)
            }
            files = WorkspaceFiles(workplace, standIns: standIns, former: people)
            if files.errors.isEmpty {
                return Mixture(files: files, heldBack: held.map(\.name).sorted())
            }
        }
        return Mixture(
            files: whole, heldBack: texts.keys.sorted().filter { $0 != StandIns.departed })
    }

    /// The groups with faults that are not held back yet.
    ///
    /// The files of the list of people are one list, and `kring.yaml` says how they are read: where one of them as it was does
    /// not go with the others, all are held back, and then what says which they are.
    private func next(
        after held: Set<FileGroup>, faulty: Set<String>, _ now: WorkspaceFiles
    ) -> Set<FileGroup> {
        let groups = Set(faulty.map(FileGroup.init)).subtracting(held)
        let lists = Set(now.peopleFiles + whole.peopleFiles)
        guard groups.isEmpty, !lists.isDisjoint(with: faulty) else { return groups }
        let others = Set(lists.map(FileGroup.init)).subtracting(held)
        return others.isEmpty ? Set([FileGroup("kring.yaml")]).subtracting(held) : others
    }

    /// Puts all files of a group back to what they were.
    private func hold(
        _ group: FileGroup, besides files: WorkspaceFiles, in standIns: inout StandIns
    ) {
        let paths = files.ownTexts.map(\.path) + files.errors.map(\.position.file) + group.paths
        for path in paths where FileGroup(path) == group { standIns.texts[path] = .some(nil) }
        for (path, text) in texts where FileGroup(path) == group { standIns.texts[path] = text }
        if whole.peopleFiles.contains(group.name), let text = texts[StandIns.departed] {
            standIns.texts[StandIns.departed] = text
        }
    }
}

/// Files that are held back together: those of one community; all methods and templates; each other file by itself.
private struct FileGroup: Hashable {
    /// As people know it.
    let name: String

    init(_ path: String) {
        if path.hasPrefix("templates/") {
            name = "templates"
        } else if path.hasPrefix("communities/"),
            let ending = WorkspaceReader.communityEndings.first(where: path.hasSuffix)
        {
            name = path.dropLast(ending.count) + WorkspaceReader.communityEndings[0]
        } else {
            name = path
        }
    }

    /// Whether communities build on it.
    var isBase: Bool { !name.hasPrefix("communities") }

    /// Under which names they may lie.
    var paths: [String] {
        guard !isBase else { return [name] }
        return WorkspaceReader.communityEndings.map {
            name.dropLast(WorkspaceReader.communityEndings[0].count) + $0
        }
    }
}
