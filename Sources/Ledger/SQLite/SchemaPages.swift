/// The pages of a SQLite file that hold the list of its tables, found without the first page that
/// should say where they are (SQLite file format §1.6 and §2.6).
struct SchemaPages {
    private struct Leaf {
        var number: Int
        var rows: [Int64]
        var tables: [String]
    }

    private let leaves: [Leaf]

    /// The names of the tables that they list.
    var tables: Set<String> { Set(leaves.flatMap(\.tables)) }

    /// - Parameter bytes: whole pages.
    init(in bytes: [UInt8], pageSize: Int) {
        let last = bytes.count / pageSize
        let found = (1..<max(1, last)).compactMap { index in
            SchemaPages.leaf(
                bytes[index * pageSize..<(index + 1) * pageSize], number: index + 1)
        }
        // A page that was given up may still hold an older list: of two with the same rows the
        // fuller one counts.
        var kept: [Leaf] = []
        for leaf in found.sorted(by: { $0.rows.count > $1.rows.count })
        where !kept.contains(where: { SchemaPages.overlap($0, leaf) }) {
            kept.append(leaf)
        }
        leaves = kept.sorted { ($0.rows.last ?? 0) < ($1.rows.last ?? 0) }
    }

    /// A first page that leads to them, after a header of 100 bytes; `nil` where there are too many
    /// or none.
    func firstPage(header: [UInt8], pageSize: Int) -> [UInt8]? {
        guard let last = leaves.last, header.count == 100 else { return nil }
        var page = header + [UInt8](repeating: 0, count: pageSize - header.count)
        var end = pageSize
        var pointers: [UInt8] = []
        for leaf in leaves.dropLast() {
            let cell = big(leaf.number, 4) + varint(leaf.rows.last ?? 0)
            end -= cell.count
            guard end > 112 + 2 * leaves.count else { return nil }
            page.replaceSubrange(end..<end + cell.count, with: cell)
            pointers += big(end, 2)
        }
        // 5: an interior page of a table; its rightmost child stands in its own header.
        let root = [5, 0, 0] + big(leaves.count - 1, 2) + big(end, 2) + [0] + big(last.number, 4)
        page.replaceSubrange(100..<112 + pointers.count, with: root + pointers)
        return page
    }

    private static func overlap(_ one: Leaf, _ other: Leaf) -> Bool {
        guard let first = one.rows.first, let last = one.rows.last, let start = other.rows.first,
            let end = other.rows.last
        else { return false }
        return first <= end && start <= last
    }

    /// A page as part of the list; `nil` when any row of it is none of the list's.
    private static func leaf(_ page: ArraySlice<UInt8>, number: Int) -> Leaf? {
        var reader = ByteReader(page)
        // 13: a leaf of a table.
        guard reader.number(1) == 13, reader.skip(2), let count = reader.number(2),
            (1...500).contains(count), reader.skip(3)
        else { return nil }
        var leaf = Leaf(number: number, rows: [], tables: [])
        for _ in 0..<count {
            guard let start = reader.number(2), start < page.count else { return nil }
            var cell = ByteReader(page.dropFirst(start))
            guard cell.varint() != nil, let row = cell.varint(), row > leaf.rows.last ?? 0,
                let (type, name) = entry(&cell)
            else { return nil }
            leaf.rows.append(row)
            if type == "table" { leaf.tables.append(name) }
        }
        return leaf
    }

    /// What a row is about: five columns, of which the first three are texts.
    private static func entry(_ cell: inout ByteReader) -> (type: String, name: String)? {
        guard let size = cell.varint(), size < 100 else { return nil }
        var header = cell
        guard cell.skip(Int(size) - 1) else { return nil }
        var lengths: [Int] = []
        for column in 0..<5 {
            guard let serial = header.varint() else { return nil }
            // Odd from 13 on: a text.
            let isText = serial >= 13 && serial % 2 == 1
            guard isText || column > 2 else { return nil }
            lengths.append(Int(serial - 13) / 2)
        }
        guard let type = cell.text(lengths[0]), let name = cell.text(lengths[1]),
            ["table", "index", "trigger", "view"].contains(type)
        else { return nil }
        return (type, name)
    }

    private func big(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private func varint(_ number: Int64) -> [UInt8] {
        var bytes = [UInt8(number & 0x7F)]
        var rest = number >> 7
        while rest > 0 {
            bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
            rest >>= 7
        }
        return bytes
    }
}

/// Numbers and texts out of bytes that may be anything.
private struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= rest.count else { return false }
        rest = rest.dropFirst(count)
        return true
    }

    /// Big end first.
    mutating func number(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    }

    /// At most eight bytes: those of a ninth are no number of rows or bytes.
    mutating func varint() -> Int64? {
        var value: Int64 = 0
        for _ in 0..<8 {
            guard let byte = rest.popFirst() else { return nil }
            value = value << 7 | Int64(byte & 0x7F)
            if byte < 0x80 { return value }
        }
        return nil
    }

    mutating func text(_ count: Int) -> String? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return String(validating: rest.prefix(count), as: UTF8.self)
    }
}
