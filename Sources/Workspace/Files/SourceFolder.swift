import Foundation
import Platform

/// A folder whose files are read, or the texts that stand in for them.
struct SourceFolder {
    let folder: URL
    let bounds: ReadingBounds
    let standIns: StandIns?
    /// What its files' paths begin with among the texts that stand in: `templates/`.
    let prefix: String

    init(_ folder: URL, bounds: ReadingBounds, standIns: StandIns? = nil, prefix: String = "") {
        self.folder = folder
        self.bounds = bounds
        self.standIns = standIns
        self.prefix = prefix
    }

    /// Whether a file is there, whatever kind of file it is.
    func has(_ path: String) -> Bool {
        switch standIns?.texts[prefix + path] {
        case .some(let text): text != nil
        case nil:
            standIns?.isWhole != true
                && FileManager.default.fileExists(atPath: SourceFile.whole(path, in: folder))
        }
    }

    /// Reads a file; what is wrong with it as bytes goes to the log, and then there is no file.
    ///
    /// - Parameter missing: what is said when it is not there.
    func read(
        _ path: String, atMost limit: Int = SourceFile.largest, missing: FileFact = .missing,
        log: FaultLog
    ) -> SourceFile? {
        guard let standIn = standIns?.texts[prefix + path] ?? nil else {
            guard has(path) else {
                log.add(missing, path: path)
                return nil
            }
            return SourceFile.read(path, in: folder, bounds: bounds, atMost: limit, log: log)
        }
        let file = SourceFile(path: path, text: standIn)
        log.note(file)
        return file
    }

    /// The names in a folder of it, in order; of a folder that is not there, none.
    ///
    /// - Parameter shown: how people know the folder, where that is not its path.
    func names(in path: String, called shown: String? = nil, log: FaultLog) -> [String] {
        var names = Set<String>()
        if standIns?.isWhole != true {
            names.formUnion(
                namesInFolder(path, in: folder, called: shown, bounds: bounds, log: log))
        }
        let start = "\(prefix)\(path)/"
        for (path, text) in standIns?.texts ?? [:] where path.hasPrefix(start) {
            let name = String(path.dropFirst(start.count))
            if text == nil { names.remove(name) } else { names.insert(name) }
        }
        return names.sorted()
    }

    /// Names a file that lies among others that are read, and is not: an editor or a program may have given it another
    /// ending. What is hidden, what is for people to read, and what another name is a link to, is not meant.
    ///
    /// - Parameters:
    ///   - names: all that lie there.
    ///   - shown: how people know the file.
    ///   - isReadable: whether a name is one under which files are read.
    func notRead(
        _ name: String, among names: [String], in path: String, called shown: String,
        _ log: FaultLog, isReadable: (String) -> Bool
    ) {
        guard !name.hasPrefix("."), !name.lowercased().hasPrefix("readme") else { return }
        let isLinkedTo = names.contains { other in
            // What is no link leads nowhere.
            let link = try? FileManager.default.destinationOfSymbolicLink(
                atPath: folder.appendingPathComponent("\(path)/\(other)").path)
            return link == name
        }
        if !isLinkedTo { log.add(.notRead(readAs: meantName(name, isReadable)), path: shown) }
    }
}

/// `plgs.yaml` of `plgs.yaml.txt`, `plgs.yaml~`, `PLGS.YAML` and `plgs.json`; `nil` where there is none.
func meantName(_ name: String, _ isReadable: (String) -> Bool) -> String? {
    let stem = name.lowercased().prefix { $0 != "." && $0 != "~" }
    let meant = "\(stem).yaml"
    return meant != name && isReadable(meant) ? meant : nil
}
