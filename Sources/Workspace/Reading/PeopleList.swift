import Communities

/// Where the list of people stands, and how the exports of others are to be understood: `people` of `kring.yaml`.
struct PeopleList {
    /// What Kring calls the columns.
    enum Column: String, CaseIterable {
        case id, name, email, language, site, disciplines, calendar, alarm

        var isRequired: Bool { self == .id || self == .name || self == .email }

        /// What stands between the parts where several columns of an export are one of Kring's.
        var joint: String { self == .disciplines ? ";" : " " }
    }

    /// What lies in the workspace when nothing is said.
    static let usualFile = FirstLook.usualPeople

    var files = [usualFile]
    /// The headers of the exports, as they are written, by Kring's column.
    var headers: [Column: [String]] = [:]
    /// What stands in cells, as ``fold(_:)`` makes it, and what Kring knows it as.
    var values: [Column: [String: String]] = [:]

    /// Whether the files are those of others.
    var isExport: Bool { !headers.isEmpty }

    /// Texts that people take for the same: the size of letters and blanks around them say nothing.
    static func fold(_ text: some StringProtocol) -> String {
        text.trimmed.lowercased()
    }

    /// What Kring knows a cell as.
    func known(_ text: String, in column: Column) -> String {
        guard let values = values[column] else { return text }
        return values[PeopleList.fold(text)] ?? text
    }
}

/// Reads `people` of `kring.yaml`.
struct PeopleListReader {
    private static let columns = PeopleList.Column.allCases.map(\.rawValue)

    /// - Parameter root: all of `kring.yaml`.
    func list(_ root: Cursor?) -> PeopleList {
        var list = PeopleList()
        guard let root, let tree = root.tree.value("people"), !tree.isNothing,
            let keys = Cursor(tree: tree, path: "people", file: root.file, log: root.log)
                .keys(["files", "columns", "values"])
        else { return list }
        if let files = keys["files"] { list.files = names(files) ?? list.files }
        if let columns = keys["columns"] { list.headers = headers(columns) }
        if let values = keys["values"] { list.values = self.values(values) }
        return list
    }

    private func names(_ cursor: Cursor) -> [String]? {
        var names: [String] = []
        for item in cursor.items() {
            guard let name = item.text() else { continue }
            if names.contains(name) {
                item.fault(.content(.listedTwice(name)))
            } else {
                names.append(name)
            }
        }
        return names.isEmpty ? nil : names
    }

    private func headers(_ cursor: Cursor) -> [PeopleList.Column: [String]] {
        guard let keys = cursor.keys(PeopleListReader.columns) else { return [:] }
        var headers: [PeopleList.Column: [String]] = [:]
        for column in PeopleList.Column.allCases {
            let names = keys[column.rawValue]?.items().compactMap { $0.text() } ?? []
            if !names.isEmpty { headers[column] = names }
        }
        return headers
    }

    private func values(_ cursor: Cursor) -> [PeopleList.Column: [String: String]] {
        guard let keys = cursor.keys(PeopleListReader.columns) else { return [:] }
        var values: [PeopleList.Column: [String: String]] = [:]
        for column in PeopleList.Column.allCases {
            guard let pairs = keys[column.rawValue]?.freeKeys() else { continue }
            var known: [String: String] = [:]
            for (cell, value) in pairs {
                guard let written = cell.tree.text, let meant = meaning(of: column, value) else {
                    continue
                }
                if known.updateValue(meant, forKey: PeopleList.fold(written)) != nil {
                    cell.fault(.content(.listedTwice(written)))
                }
            }
            values[column] = known
        }
        return values
    }

    private func meaning(of column: PeopleList.Column, _ value: Cursor) -> String? {
        // What is said to be nothing, such as `onbekend: ""`, is nothing.
        if value.tree.isNothing || value.tree.text == "" { return "" }
        return switch column {
        case .language: value.choice(Language.self)?.rawValue
        case .site, .id: value.identifier()
        default: value.text()
        }
    }
}
