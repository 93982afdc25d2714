import Glibc
import Platform

/// A copy of a damaged ledger, mended as far as SQLite needs to open it; gone with the value. The
/// ledger itself is not touched.
///
/// - What is missing at the end is there as empty pages: what points to them cannot be read, the
///   rest can.
/// - A first page that is lost is made anew. No row stands in it: its header is the same in all
///   ledgers but for a few numbers, and what it leads to is found by looking at every page.
final class RescueCopy {
    enum Care {
        /// The first page as it is.
        case pages
        /// Another first page.
        case firstPage
    }

    static let pageSize = 4096
    /// Empty pages that are added at most; a header that asks for more is damaged too.
    private static let mostMissing = 1 << 20

    let path: String
    /// The version that its header tells; `nil` where the header is none of a ledger's.
    let version: Int?

    /// - Parameters:
    ///   - ledger: the damaged file; what SQLite wrote beside it is copied as well.
    ///   - care: how much is mended.
    ///   - header: the first 100 bytes of a sound ledger.
    init(of ledger: String, _ care: Care, header: [UInt8]) throws {
        path = "\(ledger).rescue-\(getpid())"
        let limit = 8_000_000_000
        var bytes = try DurableFile.read(ledger, limit: limit) ?? []
        // A page that is there in part would show rows of nothing but zeros.
        bytes.removeLast(bytes.count % RescueCopy.pageSize)
        let pages = bytes.count / RescueCopy.pageSize
        guard pages > 1 else { throw LedgerFault.unmendable(path: ledger) }
        var wanted = RescueCopy.number(bytes, at: 28)
        let isOurs =
            bytes.starts(with: Array("SQLite format 3\0".utf8))
            && RescueCopy.number(bytes, at: 68) == Schema.applicationID
        version = isOurs ? RescueCopy.number(bytes, at: 60) : nil
        if care == .firstPage {
            let schema = SchemaPages(in: bytes, pageSize: RescueCopy.pageSize)
            guard schema.tables.isSuperset(of: ["delivery", "note", "published_session"]) else {
                throw bytes.starts(with: Array("SQLite format 3\0".utf8)) && !isOurs
                    ? LedgerFault.notALedger(path: ledger) : .unmendable(path: ledger)
            }
            var header = isOurs ? Array(bytes.prefix(100)) : header
            // No list of free pages, and a number of pages that counts as true (§1.3.7).
            header.replaceSubrange(32..<40, with: repeatElement(0, count: 8))
            header.replaceSubrange(92..<96, with: header[24..<28])
            guard let page = schema.firstPage(header: header, pageSize: RescueCopy.pageSize) else {
                throw LedgerFault.unmendable(path: ledger)
            }
            bytes.replaceSubrange(0..<RescueCopy.pageSize, with: page)
            if !isOurs { wanted = pages }
        }
        if wanted < pages || wanted - pages > RescueCopy.mostMissing { wanted = pages }
        bytes.replaceSubrange(
            28..<32, with: (0..<4).reversed().map { UInt8(truncatingIfNeeded: wanted >> (8 * $0)) })
        remove()
        try DurableFile.write(bytes, to: path, mode: 0o600)
        guard truncate(path, wanted * RescueCopy.pageSize) == 0 else {
            throw LedgerFault.io(path: ledger, detail: String(cString: strerror(errno)))
        }
        // What was committed last may stand in the log alone.
        if let log = try DurableFile.read("\(ledger)-wal", limit: limit), !log.isEmpty {
            try DurableFile.write(log, to: "\(path)-wal", mode: 0o600)
        }
    }

    deinit { remove() }

    private func remove() {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    private static func number(_ bytes: [UInt8], at start: Int) -> Int {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
