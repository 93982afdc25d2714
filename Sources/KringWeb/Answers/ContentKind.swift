/// What a published file is, by the end of its name; a file of any other kind is not served.
///
/// The list is closed so that a ledger, a backup or a half-written file that strays into the folder stays private.
enum ContentKind: String, CaseIterable, Sendable {
    case ics, html, css, svg, txt, md, json, png, webp, ico, pdf

    /// The kind of the file of that name; `nil` when it is none of ours.
    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        self.init(rawValue: String(fileName[fileName.index(after: dot)...]))
    }

    /// The value of `Content-Type`.
    var contentType: String {
        switch self {
        case .ics: "text/calendar; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .css: "text/css; charset=utf-8"
        case .svg: "image/svg+xml"
        case .txt: "text/plain; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        case .json: "application/json"
        case .png: "image/png"
        case .webp: "image/webp"
        case .ico: "image/x-icon"
        case .pdf: "application/pdf"
        }
    }

    /// Whether it is text, which packs well; the others are packed already.
    var isText: Bool {
        switch self {
        case .ics, .html, .css, .svg, .txt, .md, .json: true
        case .png, .webp, .ico, .pdf: false
        }
    }

    /// Whether a browser runs it as a document, so that it needs a content security policy.
    var isDocument: Bool { self == .html || self == .svg }
}
