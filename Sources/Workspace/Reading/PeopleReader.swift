import Communities

/// Reads `people.csv`.
struct PeopleReader {
    private static let required = ["id", "name", "email"]
    private static let known = required + ["language", "site", "disciplines", "calendar", "alarm"]

    let file: SourceFile
    let log: FaultLog
    /// The language of people of whom the file says none.
    let language: Language

    /// Everybody with an identifier, faults in other columns or not; `nil` when the header row cannot
    /// be used, so that nobody is known.
    func people(_ places: inout PlaceBook) -> [Person]? {
        var rows = csvRows(file, log: log)[...]
        guard let header = rows.popFirst() else {
            log.add(
                .missingKey, at: file.place(1, 1), in: file, "there is no header row",
                expected: "id,name,email,language,site,disciplines")
            return nil
        }
        guard let columns = columns(header) else { return nil }
        var people: [Person] = []
        var lines: [String: Int] = [:]
        people.reserveCapacity(rows.count)
        for row in rows {
            if row.count > header.count,
                let extra = row[header.count...].first(where: { !$0.text.isEmpty })
            {
                fault(
                    .csvSyntax, extra, "the row has more fields than the header has columns",
                    expected: "quotes around a text with a separator in it")
            }
            guard let person = person(row, columns) else { continue }
            let id = row[columns["id"] ?? 0]
            if let first = lines[person.id.rawValue] {
                fault(
                    .duplicateIdentifier, id,
                    "'\(person.id)' stands here a second time, first in line \(first)",
                    expected: "each person once")
                continue
            }
            lines[person.id.rawValue] = id.line
            places.note(person.id, at: file.place(id.line, id.column), in: file)
            people.append(person)
        }
        return people
    }

    private func columns(_ header: [CSVField]) -> [String: Int]? {
        var columns: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            let name = field.text.trimmed.lowercased()
            if name.isEmpty { continue }
            guard PeopleReader.known.contains(name) else {
                fault(
                    .unknownColumn, field, "the column '\(field.text.prefix(40))' is not read",
                    suggestion: didYouMean(name, among: PeopleReader.known), severity: .warning)
                continue
            }
            if columns[name] != nil {
                fault(
                    .duplicateKey, field, "the column '\(name)' stands here a second time",
                    expected: "each column once")
                continue
            }
            columns[name] = index
        }
        let missing = PeopleReader.required.filter { columns[$0] == nil }
        for name in missing {
            log.add(
                .missingKey, at: file.place(header.first?.line ?? 1, 1), in: file,
                "the column '\(name)' is missing",
                expected: "a header row with \(PeopleReader.known.joined(separator: ", "))")
        }
        return missing.isEmpty ? columns : nil
    }

    private func person(_ row: [CSVField], _ columns: [String: Int]) -> Person? {
        let start = row.first ?? CSVField(text: "", line: 1, column: 1)
        func field(_ name: String) -> CSVField? {
            guard let index = columns[name], row.indices.contains(index) else { return nil }
            var field = row[index]
            field.text = field.text.trimmed
            return field.text.isEmpty ? nil : field
        }
        guard let id = field("id"), isSlug(id.text) else {
            let written = field("id")
            let lowered = written?.text.lowercased() ?? ""
            fault(
                written == nil ? .missingKey : .malformedIdentifier, written ?? start,
                written.map { "'\($0.text.prefix(60))' is not an identifier" }
                    ?? "this row has no id",
                expected: "at most 64 lower-case letters, digits, '-', '_' and '.'",
                suggestion: isSlug(lowered) ? lowered : nil)
            return nil
        }
        let name = field("name")
        if name == nil { fault(.missingKey, start, "'\(id.text)' has no name") }
        let email = field("email")
        if let email, !MailAddress.isWellFormed(email.text) {
            fault(
                .malformedAddress, email, "'\(email.text.prefix(60))' is not a mail address",
                expected: "such as noor@example.org")
        } else if email == nil {
            fault(.missingKey, start, "'\(id.text)' has no email")
        }
        var language = self.language
        if let field = field("language") {
            let codes = Language.allCases.map(\.rawValue)
            if let known = Language(rawValue: field.text.lowercased()) {
                language = known
            } else {
                fault(
                    .wrongValue, field, "'\(field.text.prefix(40))' is not a language of Kring",
                    expected: codes.joined(separator: " or "))
            }
        }
        let disciplines = field("disciplines")?.text.split { $0 == ";" || $0 == "|" }
        return Person(
            id: PersonID(rawValue: id.text), name: name?.text ?? id.text,
            email: email?.text ?? "", language: language,
            site: field("site").map { SiteID(rawValue: $0.text) },
            disciplines: (disciplines ?? []).map(\.trimmed).filter { !$0.isEmpty },
            calendar: field("calendar")?.text, alarmMinutes: field("alarm").flatMap(minutes))
    }

    private func minutes(_ field: CSVField) -> Int? {
        do {
            return try LengthText.minutesOrNone(field.text)
        } catch {
            fault(.wrongValue, field, error.message, expected: error.expected)
            return nil
        }
    }

    private func fault(
        _ rule: FaultRule, _ field: CSVField, _ message: String, expected: String? = nil,
        suggestion: String? = nil, severity: Fault.Severity = .error
    ) {
        log.add(
            rule, severity, at: file.place(field.line, field.column), in: file, message,
            expected: expected, suggestion: suggestion)
    }
}
