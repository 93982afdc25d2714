import FoundationEssentials
import Platform
package import Workplace

/// The published folder: whole files, each written only when its bytes changed.
package struct PublicFolder {
    /// What a writing did.
    package struct Outcome {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    package let path: String
    /// Where the list of our own files is kept, so that nobody else's is ever removed.
    package let manifest: String

    package init(path: String, manifest: String) {
        self.path = path
        self.manifest = manifest
    }

    /// Makes the folder hold exactly these files of ours; whatever else lies in it stays.
    ///
    /// - Parameter files: bytes by path within the folder, `feeds/organisation.ics`.
    package func write(_ files: [String: [UInt8]]) throws(Refusal) -> Outcome {
        var outcome = Outcome()
        let known = try listed()
        var folders: Set<String> = []
        // The list names a file before it exists and forgets it after it is gone, so that none is ever orphaned.
        try list(known.union(files.keys))
        for name in files.keys.sorted() {
            let folder = PublicFolder.folder(of: "\(path)/\(name)")
            if folders.insert(folder).inserted {
                try refusingFileFaults { () throws(FileFault) in
                    // Names in the secret folder are secrets: it can be passed through, not listed.
                    try DurableFile.makeFolder(
                        folder, mode: name.hasPrefix("f/") ? 0o711 : 0o755)
                }
                DurableFile.sweep(folder)
            }
            let bytes = files[name] ?? []
            let result = try refusingFileFaults { () throws(FileFault) in
                try DurableFile.write(bytes, to: "\(path)/\(name)")
            }
            if result == .written { outcome.written += 1 } else { outcome.unchanged += 1 }
        }
        for name in known.subtracting(files.keys).sorted() {
            if (try? FileManager.default.removeItem(atPath: "\(path)/\(name)")) != nil {
                outcome.removed += 1
            }
        }
        try list(Set(files.keys))
        return outcome
    }

    /// The files of ours in the folder, as they were listed last.
    package func listed() throws(Refusal) -> Set<String> {
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(manifest, limit: 50_000_000)
        }
        let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
        return Set(lines.map(String.init).filter { !$0.hasPrefix("/") && !$0.contains("..") })
    }

    /// The files of ours that are gone, or that the web server may not read.
    package func amiss() throws(Refusal) -> [String] {
        let files = try listed().sorted()
        return try refusingFileFaults { () throws(FileFault) in
            var found: [String] = []
            for name in files {
                let mode = try DurableFile.mode("\(path)/\(name)")
                if (mode ?? 0) & 0o004 == 0 { found.append(name) }
            }
            return found
        }
    }

    /// Lets the web server read the files of ours and pass through their folders.
    package func open() throws(Refusal) {
        let files = try listed()
        let folders = Set(files.map { PublicFolder.folder(of: "\(path)/\($0)") })
        try refusingFileFaults { () throws(FileFault) in
            for folder in folders.union([path]) where try DurableFile.mode(folder) != nil {
                try DurableFile.setMode(folder == "\(path)/f" ? 0o711 : 0o755, of: folder)
            }
            for name in files where try DurableFile.mode("\(path)/\(name)") != nil {
                try DurableFile.setMode(0o644, of: "\(path)/\(name)")
            }
        }
    }

    private func list(_ names: Set<String>) throws(Refusal) {
        let text = names.sorted().joined(separator: "\n") + "\n"
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(Array(text.utf8), to: manifest, mode: 0o600)
        }
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
