import CivilTime
import Communities
package import Facilitation
package import Foundation
package import Platform

/// Reads methods and session templates from folders with `methods/*.yaml` and `sessions/*.yaml`.
package struct LibraryReader {
    /// The library and what is wrong with its files.
    package struct Result: Sendable {
        /// Everything that could be read.
        package var library: MethodLibrary
        /// All faults, by file and line.
        package var faults: [Fault]
        /// The files all this was read from, path and text, in the order of reading.
        package var texts: [(path: String, text: String)]
        /// Those of the last folder, with its own name before their paths.
        package var ownTexts: [(path: String, text: String)]
    }

    private let folders: [SourceFolder]

    /// An entry of a later folder replaces one of the same identifier in an earlier one; folders that
    /// do not exist are empty.
    ///
    /// - Parameters:
    ///   - bounds: where the files may lie.
    ///   - standIns: texts that are read in the place of files of the last folder, by paths that begin with its name.
    package init(
        _ folders: [URL], bounds: ReadingBounds = .everywhere, standIns: StandIns? = nil
    ) {
        self.folders = folders.enumerated().map { index, folder in
            SourceFolder(
                folder, bounds: bounds, standIns: index == folders.count - 1 ? standIns : nil,
                prefix: "\(folder.lastPathComponent)/")
        }
    }

    /// Reads everything; never fails: what is wrong is in the faults.
    package func read() -> Result {
        let log = FaultLog()
        // Later folders first, since the first note of a thing holds.
        var positions = PositionBook()
        var methods: [[Method]] = []
        var templates: [[SessionTemplate]] = []
        var methodCursors: [MethodID: [Cursor]] = [:]
        var ownTexts: [(path: String, text: String)] = []
        for folder in folders.reversed() {
            methods.append(
                roots("methods", in: folder, log).compactMap { id, root in
                    positions.note(.method(MethodID(rawValue: id)), root)
                    return MethodReader().method(MethodID(rawValue: id), root)
                })
            templates.append(
                roots("sessions", in: folder, log).compactMap { id, root in
                    positions.note(.template(TemplateID(rawValue: id)), root)
                    return TemplateReader { method, cursor in
                        methodCursors[method, default: []].append(cursor)
                    }.template(TemplateID(rawValue: id), root)
                })
            // The last folder is read first.
            if methods.count == 1 {
                ownTexts = log.files.map { (folder.prefix + $0.path, $0.text) }
            }
        }
        let known = Set(methods.joined().map(\.id))
        let names = known.map(\.rawValue).sorted()
        for (method, cursors) in methodCursors
        where !known.contains(method) && positions.position(of: .method(method)) == nil {
            for cursor in cursors {
                cursor.fault(
                    .name(.unknownMethod(method)),
                    suggestion: didYouMean(method.rawValue, among: names))
            }
        }
        let library = MethodLibrary(
            methods: Array(methods.reversed().joined()),
            templates: Array(templates.reversed().joined()))
        return Result(
            library: library, faults: log.faults.inOrder(),
            texts: log.files.map { ($0.path, $0.text) }, ownTexts: ownTexts)
    }

    private func roots(
        _ kind: String, in folder: SourceFolder, _ log: FaultLog
    ) -> [(String, Cursor)] {
        let names = folder.names(in: kind, called: "\(folder.prefix)\(kind)", log: log)
        return names.compactMap { name in
            guard !name.hasPrefix(".") else { return nil }
            let id = String(name.dropLast(5))
            let shown = "\(folder.prefix)\(kind)/\(name)"
            guard name.hasSuffix(".yaml") else {
                folder.notRead(name, among: names, in: kind, called: shown, log) {
                    isSlug(String($0.dropLast(5)))
                }
                return nil
            }
            guard isSlug(id) else {
                log.add(.libraryNameMalformed(id), path: shown)
                return nil
            }
            guard let read = folder.read("\(kind)/\(name)", log: log) else { return nil }
            let file = SourceFile(path: shown, text: read.text)
            guard let tree = readYaml(file, log: log) else { return nil }
            return (id, Cursor(tree: tree, path: "", file: file, log: log))
        }
    }
}

extension Cursor {
    /// `{least, ideal, most}` in this order, or one number for all three.
    func range(_ bounds: ClosedRange<Int>) -> (least: Int, ideal: Int, most: Int)? {
        guard case .map = tree.content else { return integer(bounds).map { ($0, $0, $0) } }
        guard let keys = keys(["least", "ideal", "most"]) else { return nil }
        let least = keys.required("least", .least)?.integer(bounds)
        let ideal = keys.required("ideal", .best)?.integer(bounds)
        let most = keys.required("most", .most)?.integer(bounds)
        guard let least, let ideal, let most else { return nil }
        guard least <= ideal, ideal <= most else {
            fault(
                .content(.rangeOutOfOrder(path: path, least: least, ideal: ideal, most: most)))
            return nil
        }
        return (least, ideal, most)
    }
}

extension MinutesRange {
    init(_ range: (least: Int, ideal: Int, most: Int)) {
        self.init(least: range.least, ideal: range.ideal, most: range.most)
    }
}

extension RoundsRange {
    init(_ range: (least: Int, ideal: Int, most: Int)) {
        self.init(least: range.least, ideal: range.ideal, most: range.most)
    }
}

extension GroupSize {
    init(_ range: (least: Int, ideal: Int, most: Int)) {
        self.init(least: range.least, ideal: range.ideal, most: range.most)
    }
}
