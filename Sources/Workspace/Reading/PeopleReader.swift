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
    func people(_ positions: inout PositionBook) -> [Person]? {
        var rows = csvRows(file, log: log)[...]
        guard let header = rows.popFirst() else {
            log.add(.table(.noHeader), at: file.position(1, 1), in: file)
            return nil
        }
        guard let columns = columns(header) else { return nil }
        var people: [Person] = []
        var lines: [String: Int] = [:]
        let sums = FaultSums()
        var addresses: [String: PersonID] = [:]
        people.reserveCapacity(rows.count)
        for row in rows {
            if row.count > header.count,
                let extra = row[header.count...].first(where: { !$0.text.isEmpty })
            {
                fault(.extraField, extra, sums)
            }
            guard let person = person(row, columns, sums) else { continue }
            let id = row[columns["id"] ?? 0]
            if let first = lines[person.id.rawValue] {
                fault(.personAgain(person.id.rawValue, firstLine: first), id, sums)
                continue
            }
            lines[person.id.rawValue] = id.line
            positions.note(person.id, at: file.position(id.line, id.column), in: file)
            people.append(person)
            let address = person.email.lowercased()
            if address.isEmpty { continue }
            if let other = addresses[address] {
                fault(.addressShared(person.id, with: other), row[columns["email"] ?? 0], sums)
            } else {
                addresses[address] = person.id
            }
        }
        sums.tell(log)
        return people
    }

    private func columns(_ header: [CSVField]) -> [String: Int]? {
        var columns: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            let name = field.text.trimmed.lowercased()
            if name.isEmpty { continue }
            guard PeopleReader.known.contains(name) else {
                fault(
                    .unknownColumn(field.text), field,
                    suggestion: didYouMean(name, among: PeopleReader.known))
                continue
            }
            if columns[name] != nil {
                fault(.columnTwice(name), field)
                continue
            }
            columns[name] = index
        }
        let missing = PeopleReader.required.filter { columns[$0] == nil }
        for name in missing {
            log.add(
                .table(.columnMissing(name, known: PeopleReader.known)),
                at: file.position(header.first?.line ?? 1, 1), in: file)
        }
        return missing.isEmpty ? columns : nil
    }

    private func person(
        _ row: [CSVField], _ columns: [String: Int], _ sums: FaultSums
    ) -> Person? {
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
                written.map { .notIdentifier($0.text) } ?? .noIdentifier, written ?? start, sums,
                suggestion: isSlug(lowered) ? lowered : nil)
            return nil
        }
        let name = field("name")
        if name == nil { fault(.noName(of: id.text), start, sums) }
        let email = field("email")
        if let email, !MailAddress.isWellFormed(email.text) {
            fault(.notAddress(email.text), email, sums)
        } else if email == nil {
            fault(.noAddress(of: id.text), start, sums)
        }
        var language = self.language
        if let field = field("language") {
            let codes = Language.allCases.map(\.rawValue)
            if let known = Language(rawValue: field.text.lowercased()) {
                language = known
            } else {
                fault(.notLanguage(field.text, known: codes), field, sums)
            }
        }
        let disciplines = field("disciplines")?.text.split { $0 == ";" || $0 == "|" }
        return Person(
            id: PersonID(rawValue: id.text), name: name?.text ?? id.text,
            email: email?.text ?? "", language: language,
            site: field("site").map { SiteID(rawValue: $0.text) },
            disciplines: (disciplines ?? []).map(\.trimmed).filter { !$0.isEmpty },
            calendar: field("calendar")?.text,
            alarmMinutes: field("alarm").flatMap { minutes($0, sums) })
    }

    private func minutes(_ field: CSVField, _ sums: FaultSums) -> Int? {
        do throws(Misread) {
            return try LengthText.minutesOrNone(field.text)
        } catch {
            fault(.misread(error.fact), field, sums)
            return nil
        }
    }

    /// - Parameter sums: where rows with the same fault are counted; `nil` for what is no row's.
    private func fault(
        _ fact: TableFact, _ field: CSVField, _ sums: FaultSums? = nil, suggestion: String? = nil
    ) {
        let position = file.position(field.line, field.column)
        guard sums?.isTold(fact.rule, at: position) != false else { return }
        log.add(.table(fact), at: position, in: file, suggestion: suggestion)
    }
}
