package import Foundation
package import Platform

/// Lays out a new workspace: a working example, or bare files that explain themselves.
package enum WorkspaceSeed {
    /// Why a workspace could not be laid out.
    package enum Failure: Error, Equatable {
        /// The folder has something in it already; nothing was touched.
        case notEmpty(String)
        /// There is no example, or what is there is none.
        case noExample
        /// A file of the example cannot be read; nothing was made.
        case cannotRead(FileFault)
        /// Writing failed; nothing was left behind.
        case cannotWrite(String, reason: String)
    }

    /// Copies the example's files, its `state`, `public` and `outbox` left out; returns their paths.
    ///
    /// A folder that exists must be empty. Everything is read before anything is made, then written next to the target and
    /// put in place by one rename, so that a failure half-way leaves nothing.
    package static func copy(example: URL, to target: URL) throws(Failure) -> [String] {
        let files = try files(of: example)
        return try write(to: target) { unfinished in
            for (path, bytes) in files {
                let file = unfinished.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
            return files.map(\.path)
        }
    }

    private static func files(
        of example: URL
    ) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        var paths: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            // A folder that cannot be listed hides files; without kring.yaml there is no example.
            let names = try? FileManager.default.contentsOfDirectory(
                atPath: example.appendingPathComponent(folder).path)
            guard let names else { throw .noExample }
            for name in names where !name.hasPrefix(".") {
                let path = folder + name
                if madeByKring.contains(path) { continue }
                var isFolder: ObjCBool = false
                let whole = example.appendingPathComponent(path).path
                guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder) else {
                    continue
                }
                if isFolder.boolValue { folders.append("\(path)/") } else { paths.append(path) }
            }
            // Far more than an example has: this is something else.
            guard paths.count + folders.count <= 1000 else { throw .noExample }
        }
        guard paths.contains("kring.yaml") else { throw .noExample }
        var files: [(path: String, bytes: [UInt8])] = []
        for path in paths.sorted() {
            do throws(FileFault) {
                let whole = example.appendingPathComponent(path).path
                files.append((path, try DurableFile.read(whole, limit: 10_000_000) ?? []))
            } catch {
                throw .cannotRead(error)
            }
        }
        return files
    }

    private static let madeByKring: Set<String> = ["state", "public", "outbox"]

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
