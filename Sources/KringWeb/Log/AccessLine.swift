import HTTPTypes

/// The line that the access log keeps of a request: `GET /feeds/all.ics 200 10432`.
///
/// No address of the reader, no query, no header, and no secret: in place of a token stand the first six characters of
/// its hash, which is enough to find it in the ledger and not enough to use it.
struct AccessLine {
    private static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .delete, .options, .patch, .trace, .connect,
    ]

    /// The line.
    let text: String

    /// The line of a request that was answered with that status and that many bytes of body.
    init(
        method: HTTPRequest.Method, target: String, status: Int, bytes: Int,
        hash: ([UInt8]) -> String
    ) {
        self.init(
            method: method, maskedPath: MaskedPath.text(target, hash: hash), status: status,
            bytes: bytes)
    }

    /// The same where the path has been masked before.
    init(method: HTTPRequest.Method, maskedPath: String, status: Int, bytes: Int) {
        let verb = AccessLine.methods.contains(method) ? method.rawValue : "?"
        text = "\(verb) \(maskedPath) \(status) \(bytes)"
    }
}
