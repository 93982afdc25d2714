import Foundation
import Platform

extension FileFact {
    /// Why a file could not be read.
    init(_ reason: FileFault.Reason) {
        self =
            switch reason {
            case .wrongKind: .notAFile
            case .outside: .outside
            case .tooLarge(let limit): .tooLarge(megabytes: limit / 1_000_000)
            case .missing: .missing
            case .noSpace, .permission, .readOnly, .other: .unreadable
            }
    }
}

/// A text file of the workspace with its lines, so that a fault can show the line it is about.
final class SourceFile: Sendable {
    /// The most bytes a file may have; a thousand times what people write.
    static let largest = 1_000_000

    /// Relative to the workspace.
    let path: String
    /// All of it, without a byte order mark.
    let text: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text of a line, from 1; empty where there is none.
    func line(_ number: Int) -> String {
        guard number >= 1 else { return "" }
        var current = 1
        var found = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            if SourceFile.isLineBreak(scalar) {
                current += 1
                if current > number { break }
            } else if current == number {
                found.append(scalar)
            }
        }
        return String(found)
    }

    /// Where libYAML starts a new line (YAML 1.1 §5.4), so that its line numbers and ours agree.
    static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// Reads a file; what is wrong with it as bytes goes to the log, and then there is no file.
    static func read(
        _ path: String, in folder: URL, bounds: ReadingBounds, atMost limit: Int = largest,
        log: FaultLog
    ) -> SourceFile? {
        let found: [UInt8]?
        do throws(FileFault) {
            found = try bounds.read(whole(path, in: folder), limit: limit)
        } catch {
            log.add(FileFact(error.reason), path: path)
            return nil
        }
        guard let bytes = found else {
            log.add(.missing, path: path)
            return nil
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let file = decode(hasMark ? Array(bytes.dropFirst(3)) : bytes, path: path, log: log)
        if let file { log.note(file) }
        return file
    }

    /// The bytes as text; the log says where they are none.
    static func decode(_ bytes: [UInt8], path: String, log: FaultLog) -> SourceFile? {
        let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            log.add(
                .file(.notUTF8(seems: isWide ? "UTF-16" : "WINDOWS-1252")),
                at: file.position(ofFirst: "\u{FFFD}"), in: file)
            return nil
        }
        if bytes.contains(0) {
            log.add(.file(.nulByte), at: file.position(ofFirst: "\0"), in: file)
            return nil
        }
        return file
    }

    /// A path from the workspace, which may be whole.
    static func whole(_ path: String, in folder: URL) -> String {
        path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
    }

    func position(_ line: Int, _ column: Int) -> FilePosition {
        FilePosition(file: path, line: line, column: column)
    }

    private func position(ofFirst wanted: Unicode.Scalar) -> FilePosition {
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            if scalar == wanted { break }
            if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return position(line, column)
    }
}
