import CivilTime
import Communities
import Facilitation
import Yams

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The templates of this repository, read plainly; the workspace has the reader with the good errors.
enum BuiltInLibrary {
    struct Unreadable: Error { var what: String }

    static func read() throws -> MethodLibrary {
        let files = try methodsAndTemplates()
        return MethodLibrary(methods: files.methods, templates: files.templates)
    }

    static func methodsAndTemplates() throws -> (methods: [Method], templates: [SessionTemplate]) {
        (
            try files("methods").map { try method($0, $1) },
            try files("sessions").map { try template($0, $1) }
        )
    }

    private static func files(_ folder: String) throws -> [(String, Node)] {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let directory = root.appending(path: "templates/\(folder)").path
        return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            .filter { $0.hasSuffix(".yaml") }
            .map { name in
                let data = try Data(contentsOf: URL(filePath: "\(directory)/\(name)"))
                guard let node = try compose(yaml: String(decoding: data, as: UTF8.self)) else {
                    throw Unreadable(what: name)
                }
                return (String(name.dropLast(5)), node)
            }
    }

    private static func method(_ id: String, _ node: Node) throws -> Method {
        var variants: [Mode: ModeVariant] = [:]
        for mode in Mode.allCases {
            guard let entry = node["modes"]?[mode.rawValue] else { continue }
            variants[mode] =
                entry.bool == false
                ? ModeVariant(possible: false)
                : ModeVariant(
                    extraMinutes: entry["extra"]?.int ?? 0, text: text(entry["text"]),
                    steps: try entry["steps"]?.sequence?.map(step))
        }
        let group = node["group"].flatMap(range)
        return Method(
            id: MethodID(rawValue: id), name: try required(text(node["name"]), "\(id): name"),
            purpose: try required(text(node["purpose"]), "\(id): purpose"),
            arc: try required(node["arc"]?.string.flatMap(Arc.init), "\(id): arc"),
            people: PeopleRange(
                least: node["people"]?["least"]?.int ?? 1, most: node["people"]?["most"]?.int),
            group: group.map { GroupSize(least: $0.least, ideal: $0.ideal, most: $0.most) },
            minutes: try required(node["minutes"].flatMap(range), "\(id): minutes"),
            rounds: node["rounds"].flatMap(range).map {
                RoundsRange(least: $0.least, ideal: $0.ideal, most: $0.most)
            } ?? .once,
            steps: try node["steps"]?.sequence?.map(step) ?? [], late: text(node["late"]),
            materials: node["materials"]?.sequence?.compactMap(text) ?? [],
            room: Set(node["room"]?.sequence?.compactMap(\.string) ?? []),
            trust: node["trust"]?.string.flatMap(Trust.init) ?? .low, variants: variants,
            source: try required(node["source"]?.string, "\(id): source"),
            credit: try required(node["credit"]?.string, "\(id): credit"))
    }

    private static func step(_ node: Node) throws -> MethodStep {
        func seconds(_ node: Node?) -> Int { Int(((node?.float ?? 0) * 60).rounded()) }
        let minutes = node["minutes"]
        let need =
            minutes?.mapping == nil
            ? StepNeed(fixed: seconds(minutes))
            : StepNeed(
                fixed: seconds(minutes?["fixed"]), perPerson: seconds(minutes?["per-person"]),
                perGroup: seconds(minutes?["per-group"]),
                perRound: seconds(minutes?["per-round"]))
        return MethodStep(text: try required(text(node["text"]), "step: text"), need: need)
    }

    private static func template(_ id: String, _ node: Node) throws -> SessionTemplate {
        let blocks = try required(node["blocks"]?.sequence, "\(id): blocks").map { block in
            let methods = block["method"]?.sequence?.compactMap(\.string)
            return TemplateBlock(
                methods: (methods ?? block["method"]?.string.map { [$0] } ?? [])
                    .map(MethodID.init(rawValue:)),
                title: text(block["title"]), minutes: block["minutes"].flatMap(range),
                wish: block["wish"]?.int ?? 1, priority: block["optional"]?.int)
        }
        return SessionTemplate(
            id: TemplateID(rawValue: id), name: try required(text(node["name"]), "\(id): name"),
            purpose: text(node["purpose"]), blocks: blocks)
    }

    private static func text(_ node: Node?) -> LocalizedText? {
        guard let node else { return nil }
        if let plain = node.string { return LocalizedText(plain) }
        var texts: [Language: String] = [:]
        for language in Language.allCases { texts[language] = node[language.rawValue]?.string }
        return LocalizedText(texts)
    }

    private static func range(_ node: Node) -> MinutesRange? {
        if let number = node.int { return MinutesRange(least: number, ideal: number, most: number) }
        guard let least = node["least"]?.int, let ideal = node["ideal"]?.int,
            let most = node["most"]?.int
        else { return nil }
        return MinutesRange(least: least, ideal: ideal, most: most)
    }

    private static func required<Value>(_ value: Value?, _ what: String) throws -> Value {
        guard let value else { throw Unreadable(what: what) }
        return value
    }
}
