package import CivilTime

/// The moment of sending in a message that was written before (RFC 5322 §3.6.1).
///
/// A message can wait for hours after it was written, and mail programs sort by `Date`: it says when it was
/// handed over.
package enum MessageDate {
    /// The message with that moment in its `Date`; one without a `Date` in its head, such as a channel's
    /// document, stays as it is.
    package static func set(_ moment: OffsetDateTime, in message: [UInt8]) -> [UInt8] {
        let name = Array("Date: ".utf8)
        var line = message.startIndex
        // Lines end in CR LF, and the head in an empty one.
        while let end = message[line...].firstIndex(of: UInt8(ascii: "\n")), end > line + 1 {
            if message[line..<end].starts(with: name) {
                return message[..<line] + name + Array(MessageHeader.date(moment).utf8)
                    + message[(end - 1)...]
            }
            line = end + 1
        }
        return message
    }
}
