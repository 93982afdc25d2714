import Foundation
import Testing

/// What people, files and servers say is cleaned in one place before a terminal gets it, so nothing may go around that.
@Suite("The way to the terminal")
struct TerminalTests {
    @Test func `only Talk writes to it`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let ways = [
            "Swift.print(", "debugPrint(", "fputs(", "putchar(", "perror(", "FileHandle.standard",
            "write(STDOUT", "write(STDERR", "/dev/tty", "/dev/stdout", "/dev/stderr", "u{1B}",
        ]
        var found: [String] = []
        var looked = 0
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift",
                !["Talk.swift", "ShownText.swift"].contains(file.lastPathComponent)
            else { continue }
            looked += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            found += ways.filter(text.contains).map { "\(file.lastPathComponent): \($0)" }
            // A bare `print(`, which is Swift's own where no `print` is declared.
            if !text.contains("func print("), text.contains(/(^|[^.\w])print\(/) {
                found.append("\(file.lastPathComponent): print(")
            }
        }
        #expect(found == [])
        #expect(looked > 300)
    }
}
