import FoundationEssentials
import Platform
package import Workplace

/// A file as it should lie in the published folder.
struct PublishedFile {
    /// Within the folder: `feeds/organisation.ics`.
    let path: String
    /// What it is made from; `nil` where that cannot be told, and it is made each time.
    let inputs: InputDigest?
    /// `nil`: it stays as it lies there.
    let make: (() throws -> [UInt8])?
}

/// The published folder: whole files, each written only when its bytes changed, and made only when they could have.
package struct PublicFolder {
    /// What a writing did.
    package struct Outcome {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
        /// Those that should be gone and could not be removed: the next writing tries again.
        package var stuck: [String] = []
    }

    package let path: String
    /// Where the list of our own files is kept, so that nobody else's is ever removed.
    package let manifest: String
    /// Removes a file; whether it is gone. A test removes nothing.
    private let remove: (String) -> Bool

    package init(path: String, manifest: String) {
        self.init(path: path, manifest: manifest, remove: PublicFolder.removed)
    }

    init(path: String, manifest: String, remove: @escaping (String) -> Bool) {
        self.path = path
        self.manifest = manifest
        self.remove = remove
    }

    /// Makes the folder hold exactly these files of ours; whatever else lies in it stays.
    ///
    /// - Parameter memory: what the files were made from before, and afterwards what they were made from now.
    func write(
        _ files: [PublishedFile], _ memory: inout PublishedMemory
    ) throws -> Outcome {
        var outcome = Outcome()
        let known = try listed()
        let names = Set(files.map(\.path))
        // The list names a file before it exists and forgets it after it is gone, so that none is ever orphaned.
        if known != names { try list(known.union(names)) }
        try makeFolders(of: names)
        outcome.written = try writeFiles(files, &memory)
        outcome.unchanged = files.count - outcome.written
        for name in known.subtracting(names).sorted() {
            let file = "\(path)/\(name)"
            if FileStamp(file) == nil, !FileManager.default.fileExists(atPath: file) { continue }
            if remove(file) { outcome.removed += 1 } else { outcome.stuck.append(name) }
        }
        let ours = names.union(outcome.stuck)
        if known != ours { try list(ours) }
        return outcome
    }

    /// - Returns: how many were written.
    private func writeFiles(
        _ files: [PublishedFile], _ memory: inout PublishedMemory
    ) throws -> Int {
        var kept: [String: PublishedMemory.File] = [:]
        kept.reserveCapacity(files.count)
        var new: [PublishedFile] = []
        var batch = FileBatch()
        for file in files {
            let place = "\(path)/\(file.path)"
            if let inputs = file.inputs, let before = memory.files[file.path],
                before.inputs == inputs, FileStamp(place) == before.stamp
            {
                kept[file.path] = before
                continue
            }
            guard let make = file.make else {
                kept[file.path] = memory.files[file.path]
                continue
            }
            let bytes = try make()
            let outcome = try refusingFileFaults { () throws(FileFault) in
                try batch.add(bytes, to: place)
            }
            if outcome == .written {
                new.append(file)
            } else if let inputs = file.inputs, let stamp = FileStamp(place) {
                kept[file.path] = PublishedMemory.File(inputs: inputs, stamp: stamp)
            }
        }
        try refusingFileFaults { () throws(FileFault) in try batch.finish() }
        for file in new {
            guard let inputs = file.inputs, let stamp = batch.stamps["\(path)/\(file.path)"]
            else { continue }
            kept[file.path] = PublishedMemory.File(inputs: inputs, stamp: stamp)
        }
        memory.files = kept
        return new.count
    }

    private func makeFolders(of names: Set<String>) throws(Refusal) {
        let folders = Set(names.map { PublicFolder.folder(of: "\(path)/\($0)") })
        for folder in folders.sorted() {
            try refusingFileFaults { () throws(FileFault) in
                // Names in the secret folder are secrets: it can be passed through, not listed.
                try DurableFile.makeFolder(
                    folder, mode: folder == "\(path)/f" ? 0o711 : 0o755)
            }
            DurableFile.sweep(folder)
        }
    }

    /// The files of ours in the folder, as they were listed last.
    package func listed() throws(Refusal) -> Set<String> {
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(manifest, limit: 50_000_000)
        }
        let lines = (bytes ?? []).split(separator: UInt8(ascii: "\n"))
        return Set(
            lines.filter(PublicFolder.staysInside).map { String(decoding: $0, as: UTF8.self) })
    }

    /// The files of ours that tell what was learned, as they lie there.
    func knowledge() throws(Refusal) -> Set<String> {
        try listed().filter { name in
            (name.hasPrefix("knowledge/") || name == "knowledge.css")
                && FileStamp("\(path)/\(name)") != nil
        }
    }

    /// The files of ours that are gone, or that the web server may not read or not get at.
    package func amiss() throws(Refusal) -> [String] {
        let files = try listed().sorted()
        return try refusingFileFaults { () throws(FileFault) in
            var passable: [String: Bool] = [:]
            var found: [String] = []
            for name in files {
                let mode = try DurableFile.mode("\(path)/\(name)")
                let isOpen = try isPassable(PublicFolder.folder(of: "\(path)/\(name)"), &passable)
                if (mode ?? 0) & 0o004 == 0 || !isOpen { found.append(name) }
            }
            return found
        }
    }

    /// Whether anybody may pass through a folder of ours and those of ours above it.
    private func isPassable(
        _ folder: String, _ known: inout [String: Bool]
    ) throws(FileFault) -> Bool {
        if let known = known[folder] { return known }
        var isOpen = (try DurableFile.mode(folder) ?? 0) & 0o001 != 0
        if isOpen, folder.utf8.count > path.utf8.count {
            isOpen = try isPassable(PublicFolder.folder(of: folder), &known)
        }
        known[folder] = isOpen
        return isOpen
    }

    /// Lets the web server read the files of ours and pass through their folders.
    package func open() throws(Refusal) {
        let files = try listed()
        var folders: Set<String> = [path]
        for name in files {
            var folder = PublicFolder.folder(of: "\(path)/\(name)")
            while folder.utf8.count > path.utf8.count, folders.insert(folder).inserted {
                folder = PublicFolder.folder(of: folder)
            }
        }
        try refusingFileFaults { () throws(FileFault) in
            for folder in folders where try DurableFile.mode(folder) != nil {
                try DurableFile.setMode(folder == "\(path)/f" ? 0o711 : 0o755, of: folder)
            }
            for name in files where try DurableFile.mode("\(path)/\(name)") != nil {
                try DurableFile.setMode(0o644, of: "\(path)/\(name)")
            }
        }
    }

    /// Whether a path leads nowhere but into the folder.
    private static func staysInside(_ path: ArraySlice<UInt8>) -> Bool {
        let dot = UInt8(ascii: ".")
        return path.first != UInt8(ascii: "/")
            && !zip(path, path.dropFirst()).contains { $0 == dot && $1 == dot }
    }

    private func list(_ names: Set<String>) throws(Refusal) {
        let text = names.sorted().joined(separator: "\n") + "\n"
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(Array(text.utf8), to: manifest, mode: 0o600)
        }
    }

    private static func removed(_ path: String) -> Bool {
        // Why it could not be removed does not matter: it is said, and tried again.
        (try? FileManager.default.removeItem(atPath: path)) != nil
    }

    private static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
    }
}

extension PublicFolder.Outcome {
    /// What could not be removed; `nil` where everything was.
    package var stuckFiles: StuckFiles? { StuckFiles(stuck) }
}
