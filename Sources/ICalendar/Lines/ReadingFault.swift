/// Why bytes are no calendar at all.
public enum ReadingFault: Error, Hashable, Sendable {
    /// No bytes, or only blank ones.
    case empty
    /// More bytes than the limit.
    case tooLarge(bytes: Int, limit: Int)
    /// A web page, perhaps one that asks to log in.
    case webPage
    /// JSON.
    case json
    /// UTF-16 or UTF-32; iCalendar is UTF-8.
    case notUTF8
    /// No BEGIN:VCALENDAR.
    case notACalendar
    /// It ends before END:VCALENDAR; the component that is still open is named.
    case truncated(open: String)
}

extension ReadingFault {
    /// The fault in a few words.
    public var words: String {
        switch self {
        case .empty: "it is empty"
        case .tooLarge(let bytes, let limit):
            "it has \(bytes) bytes, more than the \(limit) allowed"
        case .webPage: "it is a web page; the address may ask to log in"
        case .json: "it is JSON"
        case .notUTF8: "it is not UTF-8"
        case .notACalendar: "it has no BEGIN:VCALENDAR"
        case .truncated(let open): "it ends inside \(open)"
        }
    }
}
