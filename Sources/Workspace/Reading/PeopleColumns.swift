import Communities

/// Where in the rows of a table of people each of Kring's columns stands.
struct PeopleColumns {
    /// By column the places of its parts, in order.
    private var places: [PeopleList.Column: [Int]] = [:]
    /// Whether the table is somebody else's export.
    let isExport: Bool

    /// What stands in a row, its parts joined; `nil` where nothing does.
    ///
    /// The position is that of the first part in which something stands.
    func field(_ column: PeopleList.Column, in row: [CSVField]) -> CSVField? {
        var found: CSVField?
        for place in places[column] ?? [] where row.indices.contains(place) {
            var part = row[place]
            part.text = part.text.trimmed
            if part.text.isEmpty { continue }
            if let before = found?.text {
                found?.text = before + column.joint + part.text
            } else {
                found = part
            }
        }
        return found
    }

    /// Where a column stands, or would.
    func place(_ column: PeopleList.Column, in row: [CSVField]) -> CSVField {
        let place = places[column]?.first { row.indices.contains($0) } ?? 0
        return row.indices.contains(place) ? row[place] : CSVField(text: "", line: 1, column: 1)
    }

    /// Finds them in a header row; `nil` when one that must be there is not, and the log says which.
    ///
    /// With columns named in `kring.yaml`, a table in which these are missing while Kring's own are there is not that export,
    /// but a list in Kring's own form beside it.
    init?(_ header: [CSVField], of list: PeopleList, _ file: SourceFile, _ log: FaultLog) {
        let names = header.map { PeopleList.fold($0.text) }
        func isThere(_ headers: [String]) -> Bool {
            headers.allSatisfy { names.contains(PeopleList.fold($0)) }
        }
        let required = PeopleList.Column.allCases.filter(\.isRequired)
        isExport =
            list.isExport
            && (required.allSatisfy { isThere(list.headers[$0] ?? [$0.rawValue]) }
                || !required.allSatisfy { isThere([$0.rawValue]) })
        let isWhole = isExport ? take(list.headers, names, header, file, log) : true
        guard takeOwn(besides: list, names, header, file, log), isWhole else { return nil }
    }

    /// Takes the columns that `kring.yaml` names.
    private mutating func take(
        _ headers: [PeopleList.Column: [String]], _ names: [String], _ header: [CSVField],
        _ file: SourceFile, _ log: FaultLog
    ) -> Bool {
        var isWhole = true
        for column in PeopleList.Column.allCases {
            for written in headers[column] ?? [] {
                let name = PeopleList.fold(written)
                guard let place = names.firstIndex(of: name) else {
                    isWhole = false
                    let there = header.map(\.text.trimmed).filter { !$0.isEmpty }
                    log.add(
                        .table(.headerMissing(written, for: column.rawValue, there: there)),
                        at: file.position(header.first?.line ?? 1, 1), in: file,
                        suggestion: didYouMean(written, among: there))
                    continue
                }
                places[column, default: []].append(place)
                if let again = names[(place + 1)...].firstIndex(of: name) {
                    isWhole = false
                    log.add(
                        .table(.columnTwice(written)),
                        at: file.position(header[again].line, header[again].column), in: file)
                }
            }
        }
        return isWhole
    }

    /// Takes the columns that have Kring's own names.
    private mutating func takeOwn(
        besides list: PeopleList, _ names: [String], _ header: [CSVField], _ file: SourceFile,
        _ log: FaultLog
    ) -> Bool {
        let all = PeopleList.Column.allCases.map(\.rawValue)
        let mapped = isExport ? Set(list.headers.keys) : []
        var isWhole = true
        for (place, name) in names.enumerated() where !name.isEmpty {
            let field = header[place]
            let position = file.position(field.line, field.column)
            guard let column = PeopleList.Column(rawValue: name) else {
                // An export has forty columns, and nobody can take them out of it.
                if isExport { continue }
                log.add(
                    .table(.unknownColumn(field.text)), at: position, in: file,
                    suggestion: didYouMean(name, among: all))
                continue
            }
            if mapped.contains(column) { continue }
            if places[column] != nil {
                log.add(.table(.columnTwice(name)), at: position, in: file)
                isWhole = isWhole && !isExport
                continue
            }
            places[column] = [place]
        }
        for column in PeopleList.Column.allCases
        where column.isRequired && places[column] == nil && !mapped.contains(column) {
            isWhole = false
            log.add(
                .table(.columnMissing(column.rawValue, known: all)),
                at: file.position(header.first?.line ?? 1, 1), in: file)
        }
        return isWhole
    }
}
