import Communities

/// Reads the list of people: `people.csv`, or the exports of others that `kring.yaml` names. Several files are one list.
final class PeopleReader {
    private let list: PeopleList
    private let log: FaultLog
    /// The language of people of whom the list says none.
    private let language: Language
    /// Rows with the same fault, of all files.
    private let sums = FaultSums()
    private var people: [Person] = []
    private var firsts: [PersonID: FilePosition] = [:]
    private var addresses: [String: PersonID] = [:]

    init(_ list: PeopleList, log: FaultLog, language: Language) {
        self.list = list
        self.log = log
        self.language = language
    }

    /// Everybody with an identifier, faults in other columns or not; `nil` when a header row cannot be used, so that not
    /// everybody is known.
    func people(_ files: [SourceFile], _ positions: inout PositionBook) -> [Person]? {
        var isWhole = true
        for file in files where !read(file, &positions) { isWhole = false }
        sums.tell(log)
        return isWhole ? people : nil
    }

    private func read(_ file: SourceFile, _ positions: inout PositionBook) -> Bool {
        var rows = csvRows(file, log: log)[...]
        guard let header = rows.popFirst() else {
            log.add(.table(.noHeader), at: file.position(1, 1), in: file)
            return false
        }
        guard let columns = PeopleColumns(header, of: list, file, log) else { return false }
        people.reserveCapacity(people.count + rows.count)
        for row in rows {
            if row.count > header.count,
                let extra = row[header.count...].first(where: { !$0.text.isEmpty })
            {
                fault(.extraField, extra, file)
            }
            let reader = PersonRow(
                row: row, columns: columns, list: list, language: language
            ) { self.fault($0, $1, file, suggestion: $2) }
            guard let person = reader.person() else { continue }
            let id = columns.place(.id, in: row)
            let position = file.position(id.line, id.column)
            if let first = firsts[person.id] {
                let name = person.id.rawValue
                fault(
                    first.file == file.path
                        ? .personAgain(name, firstLine: first.line)
                        : .personElsewhere(name, file: first.file, line: first.line), id, file)
                continue
            }
            firsts[person.id] = position
            positions.note(person.id, at: position, in: file)
            people.append(person)
            let address = person.email.lowercased()
            if address.isEmpty { continue }
            if let other = addresses[address] {
                fault(
                    .addressShared(person.id, with: other), columns.place(.email, in: row), file)
            } else {
                addresses[address] = person.id
            }
        }
        return true
    }

    private func fault(
        _ fact: TableFact, _ field: CSVField, _ file: SourceFile, suggestion: String? = nil
    ) {
        let position = file.position(field.line, field.column)
        var value: String?
        if case .notLanguage(let text, _, true) = fact { value = PeopleList.fold(text) }
        guard sums.isTold(fact.rule, at: position, value: value) else { return }
        log.add(.table(fact), at: position, in: file, suggestion: suggestion)
    }
}

/// One row of the list.
private struct PersonRow {
    let row: [CSVField]
    let columns: PeopleColumns
    let list: PeopleList
    let language: Language
    let fault: (TableFact, CSVField, String?) -> Void

    func person() -> Person? {
        guard let id = identifier() else { return nil }
        let start = row.first ?? CSVField(text: "", line: 1, column: 1)
        let name = field(.name)
        if name == nil { fault(.noName(of: id), start, nil) }
        let email = field(.email)
        if let email, !MailAddress.isWellFormed(email.text) {
            fault(.notAddress(email.text), email, nil)
        } else if email == nil {
            fault(.noAddress(of: id), start, nil)
        }
        let disciplines = field(.disciplines)?.text.split { $0 == ";" || $0 == "|" }
        return Person(
            id: PersonID(rawValue: id), name: name?.text ?? id, email: email?.text ?? "",
            language: spoken(), site: field(.site).map { SiteID(rawValue: $0.text) },
            disciplines: (disciplines ?? []).map(\.trimmed).filter { !$0.isEmpty },
            calendar: field(.calendar)?.text, alarmMinutes: field(.alarm).flatMap(minutes))
    }

    private func field(_ column: PeopleList.Column) -> CSVField? {
        guard var field = columns.field(column, in: row) else { return nil }
        field.text = list.known(field.text, in: column)
        return field.text.isEmpty ? nil : field
    }

    private func identifier() -> String? {
        guard var id = field(.id) else {
            fault(.noIdentifier, row.first ?? CSVField(text: "", line: 1, column: 1), nil)
            return nil
        }
        // An export cannot be edited, and the size of letters names nobody else.
        let lowered = id.text.lowercased()
        if columns.isExport, list.headers[.id] != nil { id.text = lowered }
        if isSlug(id.text) { return id.text }
        fault(.notIdentifier(id.text), id, isSlug(lowered) ? lowered : nil)
        return nil
    }

    private func spoken() -> Language {
        guard let field = field(.language) else { return language }
        if let known = Language(rawValue: field.text.lowercased()) { return known }
        fault(
            .notLanguage(
                field.text, known: Language.allCases.map(\.rawValue), isExport: columns.isExport),
            field, nil)
        return language
    }

    private func minutes(_ field: CSVField) -> Int? {
        do throws(Misread) {
            return try LengthText.minutesOrNone(field.text)
        } catch {
            fault(.misread(error.fact), field, nil)
            return nil
        }
    }
}
