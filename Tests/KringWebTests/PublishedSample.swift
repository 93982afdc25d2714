import CivilTime
import FoundationEssentials
import Glibc
import HTTPTypes
import Synchronization

@testable import KringWeb

/// A published folder in a fresh place, with a secret beside it that must never come out.
final class PublishedSample {
    static let token = "mfrggzdfmztwq2lknnwg23tpobyxe43u"

    /// A simple stand-in for SHA-256 (FNV-1a), in hexadecimal.
    static let hash: @Sendable ([UInt8]) -> String = { bytes in
        let value = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Two hours after everything in the folder was made.
    static let now: @Sendable () -> Instant = { Instant(secondsSinceEpoch: 1_801_497_600) }

    let root: String
    var folder: String { root + "/public" }

    init() throws {
        root = FileManager.default.temporaryDirectory.path + "/kring-web-\(UUID().uuidString)"
        try write("public/index.html", "<h1>Kring</h1>")
        try write("public/style.css", "h1 { color: teal }")
        try write("public/communities/blended-learning.html", "<h1>Blended learning</h1>")
        try write("public/feeds/community/blended-learning.ics", "BEGIN:VCALENDAR\r\n")
        try write("public/f/\(PublishedSample.token).ics", "BEGIN:VCALENDAR\r\nX-MINE:1\r\n")
        try write("public/.hidden.html", "hidden")
        try write("public/.git/config.txt", "hidden")
        try write("public/ledger.sqlite", "not for the web")
        try write("public/folder.html/inner.html", "a folder with the name of a page")
        try write("secret.html", "outside")
        try link("public/out.html", to: "../secret.html")
        try link("public/outside", to: "..")
        try link("public/inside.html", to: "index.html")
        mkfifo(folder + "/pipe.html", 0o644)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Writes beside and renames, as `kring publish` does; the file is then last changed at that second.
    func write(_ path: String, _ text: String, modified: Int = 1_801_490_400) throws {
        let place = "\(root)/\(path)"
        let folder = String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)])
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: place + ".new"))
        var times = [
            timespec(tv_sec: modified, tv_nsec: 5), timespec(tv_sec: modified, tv_nsec: 5),
        ]
        utimensat(AT_FDCWD, place + ".new", &times, 0)
        rename(place + ".new", place)
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(root)/\(path)", withDestinationPath: target)
    }

    func site(
        sizeLimit: Int = 1 << 20, hash: @escaping @Sendable ([UInt8]) -> String = hash
    ) -> PublishedSite {
        PublishedSite(
            folder: PublishedFolder(at: folder, sizeLimit: sizeLimit), now: PublishedSample.now,
            hash: hash)
    }
}

extension PublishedSite {
    func get(_ target: String, _ fields: HTTPFields = [:]) -> Answer {
        answer(method: .get, target: target, fields: fields)
    }
}

extension Answer {
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The header as lines in order, for comparing it whole.
    var lines: [String] { fields.map { "\($0.name.rawName): \($0.value)" } }
}
