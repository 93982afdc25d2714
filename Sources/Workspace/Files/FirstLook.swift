import Foundation
package import Platform

/// What must be known of `kring.yaml` before it is read whole. Faults in it are told by who does that.
package struct FirstLook: Sendable {
    /// Where the list of people lies when nothing is said.
    static let usualPeople = "people.csv"

    /// The folders besides the workspace out of which its files may come, as `outside` names them.
    package let outside: [String]
    /// The files that are the list of people, as `people` names them.
    package let people: [String]
    /// The calendars of holidays that it names, files and web addresses.
    package let holidayCalendars: [String]
    /// Hosts of one's own network, as `calendars` names them.
    package let ownHosts: [String]
    /// Where pages and feeds are published, as `web` names it.
    package let publicFolder: String

    /// - Parameters:
    ///   - folder: the workspace.
    ///   - text: what is read in the place of its `kring.yaml`.
    package init(inWorkspace folder: String, reading text: String? = nil) {
        let own = ReadingBounds([folder])
        let log = FaultLog()
        let file =
            text.map { SourceFile(path: "kring.yaml", text: $0) }
            ?? SourceFile.read(
                "kring.yaml", in: URL(fileURLWithPath: folder), bounds: own, log: log)
        let root = file.flatMap { readYaml($0, log: log) }
        func path(_ name: String) -> String {
            name.hasPrefix("/") ? name : "\(folder)/\(name)"
        }
        func names(_ tree: YamlTree?) -> [String] {
            let names: [YamlTree] =
                switch tree?.content {
                case .list(let items): items
                case .scalar: tree.map { [$0] } ?? []
                case .map, nil: []
                }
            return names.compactMap(\.text).filter { !$0.isEmpty }
        }
        outside = names(root?.value(of: "outside")).map(path)
        ownHosts = names(root?.value(of: "calendars")?.value(of: "own-hosts"))
        let seasons = ["season", "seasons"].flatMap { root?.value(of: $0)?.items ?? [] }
        holidayCalendars = ([root].compactMap(\.self) + seasons)
            .flatMap { $0.value(of: "holidays")?.items ?? [] }
            .compactMap { $0.value(of: "calendar")?.text }
        let people = names(root?.value(of: "people")?.value(of: "files")).map(path)
        self.people = people.isEmpty ? [path(FirstLook.usualPeople)] : people
        publicFolder = path(root?.value(of: "web")?.value(of: "folder")?.text ?? "public")
    }
}

extension YamlTree {
    fileprivate func value(of key: String) -> YamlTree? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key.text == key }?.value
    }
}

extension ReadingBounds {
    /// Of a workspace: its folder, and those that its `kring.yaml` names under `outside`.
    ///
    /// - Parameters:
    ///   - trusted: folders whose files may lie anywhere.
    ///   - text: what is read in the place of its `kring.yaml`.
    package init(
        workspace folder: String, trusting trusted: [String] = [], reading text: String? = nil
    ) {
        self.init(
            [folder] + FirstLook(inWorkspace: folder, reading: text).outside, trusting: trusted)
    }
}
