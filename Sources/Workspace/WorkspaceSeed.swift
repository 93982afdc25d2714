package import Foundation

/// Lays out a new workspace: a working example, or bare files that explain themselves.
package enum WorkspaceSeed {
    /// Why a workspace could not be laid out.
    package enum Failure: Error, Equatable {
        /// The folder has something in it already; nothing was touched.
        case notEmpty(String)
        /// The example is not there.
        case noExample(String)
        /// Writing failed; nothing was left behind.
        case cannotWrite(String, reason: String)
    }

    /// Copies the example's files, its `state`, `public` and `outbox` left out; returns their paths.
    ///
    /// A folder that exists must be empty. Everything is written next to the target first and put in
    /// place by one rename, so that a failure half-way leaves nothing.
    package static func copy(example: URL, to target: URL) throws(Failure) -> [String] {
        var isFolder: ObjCBool = false
        let manager = FileManager.default
        guard manager.fileExists(atPath: example.path, isDirectory: &isFolder), isFolder.boolValue
        else { throw .noExample(example.path) }
        let skipped: Set<String> = ["state", "public", "outbox"]
        return try write(to: target) { unfinished in
            var paths: [String] = []
            for name in try manager.contentsOfDirectory(atPath: example.path).sorted()
            where !skipped.contains(name) && !name.hasPrefix(".") {
                let copy = unfinished.appendingPathComponent(name)
                try manager.copyItem(at: example.appendingPathComponent(name), to: copy)
                paths.append(name)
                for path in manager.enumerator(atPath: copy.path)?.allObjects ?? [] {
                    if let path = path as? String { paths.append("\(name)/\(path)") }
                }
            }
            return paths.sorted()
        }
    }

    /// Writes bare, commented files that can be read and planned as they are; returns their paths.
    package static func empty(to target: URL) throws(Failure) -> [String] {
        try write(to: target) { unfinished in
            try FileManager.default.createDirectory(
                at: unfinished.appendingPathComponent("communities"),
                withIntermediateDirectories: true)
            for (path, text) in bareFiles {
                try Data(text.utf8).write(to: unfinished.appendingPathComponent(path))
            }
            return bareFiles.map(\.path)
        }
    }

    private static func write(to target: URL, _ fill: (URL) throws -> [String]) throws(Failure)
        -> [String]
    {
        let manager = FileManager.default
        if manager.fileExists(atPath: target.path) {
            // What cannot be listed, a file among it, is nothing to write over either.
            guard let inside = try? manager.contentsOfDirectory(atPath: target.path),
                inside.isEmpty
            else { throw .notEmpty(target.path) }
        }
        let parent = target.absoluteURL.standardizedFileURL.deletingLastPathComponent()
        let unfinished = parent.appendingPathComponent(".\(target.lastPathComponent).kring-init")
        do {
            // Usually there is none; one that cannot be removed makes the next line fail.
            try? manager.removeItem(at: unfinished)
            try manager.createDirectory(at: unfinished, withIntermediateDirectories: true)
            let paths = try fill(unfinished)
            // An empty folder gives way; one that got something in the meantime does not.
            guard rename(unfinished.path, target.path) == 0 else {
                throw CocoaError(.fileWriteUnknown)
            }
            return paths
        } catch {
            // The first failure is what people must know; the next attempt removes what stays behind.
            try? manager.removeItem(at: unfinished)
            throw .cannotWrite(target.path, reason: error.localizedDescription)
        }
    }

    private static let bareFiles: [(path: String, text: String)] = [
        (
            "communities/first-circle.yaml",
            """
            # The file's name is the community's identifier. docs/workspace.md lists every key.
            name: First circle
            purpose: {nl: Wat ons bij elkaar brengt, en: What brings us together}
            rhythm: every 2 weeks for 90 minutes
            modes: {physical: any, online: at most 3}
            members: {core: [ada], active: [bram]}

            """
        ),
        (
            "kring.yaml",
            """
            name: Our organisation
            timezone: Europe/Amsterdam
            languages: [nl, en]
            sites:
              - {id: main, name: Main building}
            season: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}
            holidays:
              - {name: Koningsdag, on: 2027-04-27}
            defaults:
              length: 90 min
              shift: 3 days
              remind: [7 days before, 1 day before]
              when: {preferred: [Tue 15:00-17:30], possible: [Mon-Fri 09:00-17:30]}
            web: {address: https://kring.example.org}
            mail: {from: "Kring <kring@example.org>"}

            """
        ),
        (
            "people.csv",
            """
            id,name,email,language,site,disciplines
            ada,Ada Steward,ada@example.org,en,main,education
            bram,Bram Member,bram@example.org,nl,main,engineering|design

            """
        ),
        (
            "spaces.yaml",
            """
            rooms:
              - {id: room-1, name: Room 1, site: main, capacity: 12, features: [screen, whiteboard], open: [Mon-Fri 08:00-18:00]}
            online:
              - {id: online-1, name: Online room, link: https://meet.example.org/kring, capacity: 100}

            """
        ),
    ]
}
