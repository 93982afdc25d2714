import HTTPTypes
import Hummingbird
import NIOCore

/// What stands behind the secret addresses `/u/TOKEN`, at which people choose which messages they get.
///
/// Looking changes nothing: programs that look through mail fetch every address in it. Only POST chooses; the single
/// POST of RFC 8058 (`List-Unsubscribe=One-Click`) is one of its forms.
package struct ChoiceDesk: Sendable {
    /// What keeps the desk from answering now. A token that is nobody's is no trouble.
    package struct Trouble: Error {
        /// One line for the log, free of secrets.
        package let cause: String

        package init(cause: String) { self.cause = cause }
    }

    package typealias Page = @Sendable (_ token: String) throws(Trouble) -> String?
    package typealias Choose =
        @Sendable (_ token: String, _ fields: [String: String]) throws(Trouble) -> String?

    let page: Page
    let choose: Choose

    /// - Parameters:
    ///   - page: the page of a token, as HTML; `nil` for a token that is nobody's.
    ///   - choose: takes the fields of a form, and gives the page of what then holds.
    package init(page: @escaping Page, choose: @escaping Choose) {
        self.page = page
        self.choose = choose
    }

    /// More than any form of ours.
    private static let longest = 4096

    /// - Parameter log: gets a line with the cause when the desk cannot answer.
    func add(
        to router: Router<BasicRequestContext>, log: @escaping @Sendable (String) -> Void
    ) {
        router.get("/u/:token") { _, context in
            ChoiceDesk.response(log) { () throws(Trouble) in
                guard let token = context.parameters.get("token") else { return nil }
                return try page(token)
            }
        }
        router.post("/u/:token") { request, context in
            let body = try await request.body.collect(upTo: ChoiceDesk.longest)
            let fields = ChoiceDesk.fields(String(buffer: body))
            return ChoiceDesk.response(log) { () throws(Trouble) in
                guard let token = context.parameters.get("token") else { return nil }
                return try choose(token, fields)
            }
        }
    }

    private static func response(
        _ log: (String) -> Void, _ page: () throws(Trouble) -> String?
    ) -> Response {
        let answer: Answer
        do throws(Trouble) {
            answer = try page().map(Answer.page) ?? .notFound
        } catch {
            log("503 at /u/: \(error.cause)")
            answer = .unavailable
        }
        return Response(
            status: answer.status, headers: answer.fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// The fields of a form (`application/x-www-form-urlencoded`); of a name that comes twice the last value.
    static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[decoded(parts[0])] = parts.count == 2 ? decoded(parts[1]) : ""
        }
        return fields
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                if digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
