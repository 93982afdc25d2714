import CivilTime
import Communities
package import Facilitation
package import Foundation

/// Reads methods and session templates from folders with `methods/*.yaml` and `sessions/*.yaml`.
package struct LibraryReader {
    /// The library and what is wrong with its files.
    package struct Result: Sendable {
        /// Everything that could be read.
        package var library: MethodLibrary
        /// All faults, by file and line.
        package var faults: [Fault]
        /// Where every method and template stands.
        package var places: PlaceBook
    }

    private let folders: [URL]

    /// An entry of a later folder replaces one of the same identifier in an earlier one; folders that
    /// do not exist are empty.
    package init(_ folders: [URL]) { self.folders = folders }

    /// Reads everything; never fails: what is wrong is in the faults.
    package func read() -> Result {
        let log = FaultLog()
        // Later folders first, since the first note of a place holds.
        var places = PlaceBook()
        var methods: [[Method]] = []
        var templates: [[SessionTemplate]] = []
        var methodCursors: [MethodID: [Cursor]] = [:]
        for folder in folders.reversed() {
            methods.append(
                roots("methods", in: folder, log).compactMap { id, root in
                    places.note(.method(MethodID(rawValue: id)), root)
                    return MethodReader().method(MethodID(rawValue: id), root)
                })
            templates.append(
                roots("sessions", in: folder, log).compactMap { id, root in
                    places.note(.template(TemplateID(rawValue: id)), root)
                    return TemplateReader { method, cursor in
                        methodCursors[method, default: []].append(cursor)
                    }.template(TemplateID(rawValue: id), root)
                })
        }
        let known = Set(methods.joined().map(\.id))
        let names = known.map(\.rawValue).sorted()
        for (method, cursors) in methodCursors
        where !known.contains(method) && places.place(of: .method(method)) == nil {
            for cursor in cursors {
                cursor.fault(
                    .unknownMethod, "there is no method '\(method)'",
                    expected: "the name of a file in methods/",
                    suggestion: didYouMean(method.rawValue, among: names))
            }
        }
        let library = MethodLibrary(
            methods: Array(methods.reversed().joined()),
            templates: Array(templates.reversed().joined()))
        let faults = log.faults.sorted {
            ($0.place, $0.rule.rawValue) < ($1.place, $1.rule.rawValue)
        }
        return Result(library: library, faults: faults, places: places)
    }

    private func roots(_ kind: String, in folder: URL, _ log: FaultLog) -> [(String, Cursor)] {
        let names =
            (try? FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent(kind).path)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasSuffix(".yaml"), !name.hasPrefix(".") else { return nil }
            let id = String(name.dropLast(5))
            let shown = "\(folder.lastPathComponent)/\(kind)/\(name)"
            guard isSlug(id) else {
                let file = SourceFile(path: shown, text: "")
                log.add(
                    .malformedIdentifier, at: file.place(1, 1), in: file,
                    "the file's name is its identifier, and '\(id)' cannot be one",
                    expected: "at most 64 lower-case letters, digits, '-', '_' and '.'")
                return nil
            }
            guard
                let read = SourceFile.read("\(kind)/\(name)", in: folder, log: log)
            else { return nil }
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
        let least = keys.required("least", "the least")?.integer(bounds)
        let ideal = keys.required("ideal", "the best")?.integer(bounds)
        let most = keys.required("most", "the most")?.integer(bounds)
        guard let least, let ideal, let most else { return nil }
        guard least <= ideal, ideal <= most else {
            fault(
                .wrongValue, "'\(path)' is not in order: \(least), \(ideal), \(most)",
                expected: "least ≤ ideal ≤ most")
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
