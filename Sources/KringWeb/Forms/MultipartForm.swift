/// A form as `multipart/form-data` (RFC 7578).
enum MultipartForm {
    /// The fields of a body; `nil` when it is not what it says: no delimiter, a part without its end or its name.
    ///
    /// Lines may end in LF alone, and the end of the whole may be missing after a part that is whole. A file is no field.
    static func fields(_ body: [UInt8], boundary: String) -> [String: String]? {
        // RFC 2046 §5.1.1: 1 to 70 characters.
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        var fields: [String: String] = [:]
        guard var (_, rest) = cut(body[...], at: delimiter) else { return nil }
        var count = 0
        while !rest.starts(with: "--".utf8) {
            // After the last delimiter nothing more may have come.
            if rest.allSatisfy({ isBlank($0) || $0 == newline }) { break }
            guard let lineEnd = rest.firstIndex(of: newline) else { return nil }
            guard rest[..<lineEnd].allSatisfy(isBlank),
                let (part, next) = cut(rest[rest.index(after: lineEnd)...], at: delimiter)
            else { return nil }
            guard read(part, into: &fields) else { return nil }
            count += 1
            rest = next
        }
        return count > 0 ? fields : nil
    }

    private static let newline = UInt8(ascii: "\n")

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    /// What stands before and after the first line that begins with the delimiter; the line break before it is part of it.
    private static func cut(
        _ bytes: ArraySlice<UInt8>, at delimiter: [UInt8]
    ) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        var start = bytes.startIndex
        while true {
            if bytes[start...].starts(with: delimiter) {
                let after = bytes[(start + delimiter.count)...]
                // A longer boundary may begin with this one.
                if after.isEmpty || isBlank(after[after.startIndex])
                    || after.first == newline || after.starts(with: "--".utf8)
                {
                    return (withoutLineBreak(bytes[..<start]), after)
                }
            }
            guard let lineEnd = bytes[start...].firstIndex(of: newline) else { return nil }
            start = lineEnd + 1
        }
    }

    private static func withoutLineBreak(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.last == newline else { return bytes }
        let line = bytes.dropLast()
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }

    /// Reads a part: its header, an empty line, its value.
    private static func read(
        _ part: ArraySlice<UInt8>, into fields: inout [String: String]
    ) -> Bool {
        var rest = part
        var name: String?
        var isFile = false
        while true {
            guard let lineEnd = rest.firstIndex(of: newline) else {
                // A value that is empty may lack the empty line before it.
                guard rest.allSatisfy(isBlank) else { return false }
                rest = []
                break
            }
            let line = withoutLineBreak(rest[...lineEnd])
            rest = rest[(lineEnd + 1)...]
            if line.isEmpty { break }
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":") else { return false }
            guard text[..<colon].lowercased() == "content-disposition" else { continue }
            let field = FieldWithParameters(String(text[text.index(after: colon)...]))
            name = field.value == "form-data" ? field.parameters["name"] : nil
            isFile = field.parameters["filename"] != nil
        }
        guard let name else { return false }
        if !isFile { fields[name] = String(decoding: rest, as: UTF8.self) }
        return true
    }
}
