import HTTPTypes

/// The header of an answer as it goes over the line, but for `Date`, `Connection` and the empty line at its end.
enum HeadBytes {
    static func of(_ answer: Answer) -> [UInt8] {
        var text = "HTTP/1.1 \(answer.status.code) \(answer.status.reasonPhrase)\r\n"
        for field in answer.fields { text += "\(field.name.rawName): \(field.value)\r\n" }
        return Array(text.utf8)
    }
}
