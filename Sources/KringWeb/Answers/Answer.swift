import HTTPTypes

/// What is sent back for a request.
struct Answer: Equatable, Sendable {
    /// The status.
    let status: HTTPResponse.Status
    /// All header fields but `Date`, `Content-Length` included.
    let fields: HTTPFields
    /// The body; empty for `HEAD` and for 304, whatever `Content-Length` promises of the full answer.
    let body: [UInt8]

    /// The answer to every address that is not there, known secrets or not, to the byte.
    static let notFound = plain(
        .notFound, "Niet gevonden",
        "Dit adres bestaat niet, of is vervangen. Vraag de coördinator van je community om het nieuwe adres.",
        "Not found. This address does not exist, or it has been replaced. Ask the coordinator of your\ncommunity for the new one."
    )

    /// The answer to a form that cannot be read, or that chooses nothing: nothing was done.
    static let formNotUnderstood = plain(
        .badRequest, "Niet begrepen",
        "Hier staat geen keuze in die we kennen. Er is niets veranderd.",
        "Not understood. There is no choice in this that we know. Nothing has been changed.")

    /// The answer to a body that is no form.
    static let noForm = plain(
        .unsupportedMediaType, "Geen formulier",
        "Dit is geen ingevuld formulier. Er is niets veranderd.",
        "No form. This is not a form that was filled in. Nothing has been changed.")

    /// The answer to more than any form of ours holds.
    static let formTooLong = plain(
        .contentTooLarge, "Te lang",
        "Dit is langer dan een ingevuld formulier kan zijn. Er is niets veranderd.",
        "Too long. This is longer than a form that was filled in can be. Nothing has been changed."
    )

    /// The answer to a request of which is not clear for whom it is meant (RFC 9112 §3.2).
    static let hostNotClear = Answer(
        .badRequest, .txt, "400: a request names its host once\n", ["Cache-Control": "no-store"])

    /// The answer when a version is not the one that the client has in mind (RFC 9110 §13.1.1).
    static let preconditionFailed = Answer(
        .preconditionFailed, .txt, "412: this is another version\n", ["Cache-Control": "no-store"])

    /// The answer when a file of that many bytes ends before the part that is asked for begins (RFC 9110 §15.5.17).
    static func rangeNotSatisfiable(size: Int) -> Answer {
        Answer(
            .rangeNotSatisfiable, .txt, "416: there are \(size) bytes\n",
            ["Content-Range": "bytes */\(size)", "Cache-Control": "no-store"])
    }

    /// The answer at an address with a form to every method that neither looks nor sends it.
    static let methodNotAllowedAtForm = Answer(
        .methodNotAllowed, .txt, "405: only GET, HEAD and POST are answered here\n",
        ["Allow": "GET, HEAD, POST", "Cache-Control": "no-store"])

    /// The answer to every method but GET and HEAD, whatever the address.
    static let methodNotAllowed = Answer(
        .methodNotAllowed, .txt, "405: only GET and HEAD are answered here\n",
        ["Allow": "GET, HEAD", "Cache-Control": "no-store"])

    /// The answer when a file may be there but cannot be read now; clients keep what they have and come again.
    static let unavailable = Answer(
        .serviceUnavailable, .txt, "503: not available now, please try again later\n",
        ["Retry-After": "300", "Cache-Control": "no-store"])

    /// The answer of `/healthz` when all is well.
    static let healthy = Answer(.ok, .txt, "ok", ["Cache-Control": "no-store"])

    /// `/robots.txt`: secret addresses are nobody's to index.
    static let robots = Answer(
        .ok, .txt, "User-agent: *\nDisallow: /f/\nDisallow: /u/\n", ["Cache-Control": "max-age=900"]
    )

    /// A page for one reader, made for this request.
    static func page(_ html: String) -> Answer {
        Answer(.ok, .html, html, ["Cache-Control": "no-store", "X-Robots-Tag": "noindex"])
    }

    /// The same without its body, as `HEAD` wants it (RFC 9110 §9.3.2).
    var withoutBody: Answer { Answer(status: status, fields: fields, body: []) }

    /// The fields that every answer of that kind carries.
    static func fields(for kind: ContentKind) -> HTTPFields {
        var fields: HTTPFields = [
            .contentType: kind.contentType,
            .xContentTypeOptions: "nosniff",
        ]
        fields.set("Referrer-Policy", to: "no-referrer")
        if kind.isDocument { fields[.contentSecurityPolicy] = contentSecurityPolicy }
        return fields
    }

    init(status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    private init(
        _ status: HTTPResponse.Status, _ kind: ContentKind, _ text: String,
        _ more: KeyValuePairs<String, String>
    ) {
        var fields = Answer.fields(for: kind)
        for (name, value) in more { fields.set(name, to: value) }
        fields[.contentLength] = String(text.utf8.count)
        self.init(status: status, fields: fields, body: Array(text.utf8))
    }
}

// Pages run no script and load nothing from elsewhere; forms, once there are any, go to Kring itself.
private let contentSecurityPolicy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

extension Answer {
    /// A page that says one thing, in both languages, whoever asks.
    private static func plain(
        _ status: HTTPResponse.Status, _ title: String, _ dutch: String, _ english: String
    ) -> Answer {
        let page = """
            <!DOCTYPE html>
            <html lang="nl">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(status.code)</title>
            <h1>\(title)</h1>
            <p>\(dutch)</p>
            <p lang="en">\(english)</p>
            </html>

            """
        return Answer(
            status, .html, page, ["Cache-Control": "no-store", "X-Robots-Tag": "noindex"])
    }
}

extension HTTPFields {
    /// Sets a field that HTTPTypes has no constant for; a name that is not a token (RFC 9110 §5.6.2) sets nothing.
    mutating func set(_ name: String, to value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
