import Foundation
import Platform

/// Somebody in a list that groups are made from.
package struct ListedPerson: Hashable, Sendable {
    /// The identifier; the name where the list has none.
    package var id: String
    /// The name.
    package var name: String
    /// The disciplines.
    package var disciplines: [String]

    /// All parts given.
    package init(id: String, name: String, disciplines: [String]) {
        self.id = id
        self.name = name
        self.disciplines = disciplines
    }
}

/// Reads a list of people: a table as `people.csv`, of which only a name or an identifier is needed, or a name a line.
package struct GroupListReader {
    private static let known = ["id", "name", "naam", "disciplines"]

    private let path: String

    /// The list in that file.
    package init(path: String) { self.path = path }

    /// Everybody, in the order of the file, and what is wrong with it.
    package func read() -> (people: [ListedPerson], faults: [Fault]) {
        let url = URL(fileURLWithPath: path)
        let log = FaultLog()
        guard
            let file = SourceFile.read(
                url.lastPathComponent, in: url.deletingLastPathComponent(), bounds: .everywhere,
                log: log)
        else { return ([], log.faults) }
        var rows = csvRows(file, log: log)[...]
        var columns: [String: Int] = [:]
        for (index, field) in (rows.first ?? []).enumerated() {
            let name = field.text.trimmed.lowercased()
            if Self.known.contains(name) { columns[name == "naam" ? "name" : name] = index }
        }
        if columns["id"] == nil, columns["name"] == nil {
            columns = ["name": 0]
        } else {
            rows = rows.dropFirst()
        }
        var people: [ListedPerson] = []
        var lines: [String: Int] = [:]
        for row in rows {
            func field(_ name: String) -> CSVField? {
                columns[name].flatMap { row.indices.contains($0) ? row[$0] : nil }
            }
            guard let key = field("id") ?? field("name"), !key.text.trimmed.isEmpty else {
                continue
            }
            let id = key.text.trimmed
            if let first = lines[id] {
                log.add(
                    .table(.personAgain(id, firstLine: first)),
                    at: file.position(key.line, key.column), in: file)
                continue
            }
            lines[id] = key.line
            let name = field("name")?.text.trimmed ?? ""
            let disciplines = field("disciplines")?.text.split { $0 == ";" || $0 == "|" } ?? []
            people.append(
                ListedPerson(
                    id: id, name: name.isEmpty ? id : name,
                    disciplines: disciplines.map { String($0).trimmed }.filter { !$0.isEmpty }))
        }
        return (people, log.faults)
    }
}
