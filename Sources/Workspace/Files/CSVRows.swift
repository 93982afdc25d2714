/// A field of a CSV file with its position.
struct CSVField: Hashable {
    var text: String
    /// From 1; of the field's first character, a quote included.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
}

/// The rows of a CSV file by RFC 4180, with a comma, semicolon or tab between fields and any line ends.
///
/// Our own, because the libraries at hand give no line numbers, and a fault without its line in a file
/// of 20,000 people is no help. Rows in which nothing is written are passed over.
func csvRows(_ file: SourceFile, log: FaultLog) -> [[CSVField]] {
    var reader = CSVReader(file: file, log: log)
    return reader.rows()
}

private struct CSVReader {
    let file: SourceFile
    let log: FaultLog
    let bytes: [UInt8]
    var index = 0
    var line = 1
    var lineStart = 0
    var separator = UInt8(ascii: ",")

    init(file: SourceFile, log: FaultLog) {
        self.file = file
        self.log = log
        bytes = Array(file.text.utf8)
    }

    mutating func rows() -> [[CSVField]] {
        takeSeparatorLine()
        var rows: [[CSVField]] = []
        while index < bytes.count {
            let row = row()
            if row.contains(where: { !$0.text.utf8.allSatisfy { $0 == 32 || $0 == 9 } }) {
                rows.append(row)
            }
        }
        return rows
    }

    /// Excel may begin with `sep=;`; else the separator is the one that the first line has most of.
    private mutating func takeSeparatorLine() {
        let first = bytes.prefix { $0 != 10 && $0 != 13 }
        if first.count == 5, first.starts(with: Array("sep=".utf8)), let last = first.last {
            separator = last
            index = first.count
            endLine()
            return
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        let counts = candidates.map { candidate in first.count { $0 == candidate } }
        if let most = counts.max(), let index = counts.firstIndex(of: most) {
            separator = candidates[index]
        }
    }

    private mutating func row() -> [CSVField] {
        var fields: [CSVField] = []
        while true {
            fields.append(field())
            guard index < bytes.count, bytes[index] == separator else { break }
            index += 1
        }
        endLine()
        return fields
    }

    private mutating func field() -> CSVField {
        let (startLine, startColumn) = (line, column(index))
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            let start = index
            while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) {
                index += 1
            }
            return CSVField(
                text: String(decoding: bytes[start..<index], as: UTF8.self), line: startLine,
                column: startColumn)
        }
        var content: [UInt8] = []
        index += 1
        while true {
            guard index < bytes.count else {
                log.add(
                    .table(.quoteOpen), at: file.position(startLine, startColumn), in: file)
                break
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
            }
            if byte == 10 {
                line += 1
                lineStart = index + 1
            }
            content.append(byte)
            index += 1
        }
        let after = index
        while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) {
            index += 1
        }
        if bytes[after..<index].contains(where: { $0 != 32 }) {
            log.add(
                .table(.textAfterQuote), at: file.position(line, column(after)), in: file)
        }
        return CSVField(
            text: String(decoding: content, as: UTF8.self), line: startLine, column: startColumn)
    }

    private mutating func endLine() {
        guard index < bytes.count else { return }
        if bytes[index] == 13 { index += 1 }
        if index < bytes.count, bytes[index] == 10, index == 0 || bytes[index] == 10 { index += 1 }
        line += 1
        lineStart = index
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    private func column(_ index: Int) -> Int {
        1 + bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 }
    }
}
