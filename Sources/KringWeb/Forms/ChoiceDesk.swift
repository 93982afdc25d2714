import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// What stands behind the secret addresses `/u/TOKEN`, at which people choose which messages they get, and
/// `/u/TOKEN/KIND/NUMBER`, at which they answer a question.
///
/// Looking changes nothing: programs that look through mail fetch every address in it. Only POST chooses; the single
/// POST of RFC 8058 (`List-Unsubscribe=One-Click`) is one of its forms. 200 is said of what was done, and of nothing else.
package struct ChoiceDesk: Sendable {
    /// What keeps the desk from answering now. A token that is nobody's is no trouble.
    package struct Trouble: Error {
        /// One line for the log, free of secrets.
        package let cause: String

        package init(cause: String) { self.cause = cause }
    }

    /// What becomes of a form.
    package enum Reply: Sendable {
        /// It was done; the page, as HTML, of what then holds.
        case done(page: String)
        /// There is no choice in it; nothing was done.
        case nothingChosen
    }

    /// What somebody has an address for.
    package struct Place: Sendable {
        /// Whose it is.
        package let token: String
        /// What they are asked: of what kind, and which; `nil`: which messages they want.
        package let question: (kind: String, id: String)?

        init?(_ context: BasicRequestContext) {
            guard let token = context.parameters.get("token") else { return nil }
            self.token = token
            let kind = context.parameters.get("kind")
            question = kind.flatMap { kind in
                context.parameters.get("id").map { (kind, $0) }
            }
        }
    }

    package typealias Page = @Sendable (_ place: Place) throws(Trouble) -> String?
    package typealias Choose =
        @Sendable (_ place: Place, _ fields: [String: String]) throws(Trouble) -> Reply?

    let page: Page
    let choose: Choose

    /// Both may take their time; they are never called on an event loop.
    ///
    /// - Parameters:
    ///   - page: the page there, as HTML; `nil` for a token that is nobody's, and a question that nobody asks.
    ///   - choose: takes the fields of a form, and says what came of it; `nil` likewise.
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
        let look: @Sendable (Place?) async throws -> Answer = { place in
            try await ChoiceDesk.answer(log) { () throws(Trouble) in
                guard let place, let page = try page(place) else { return .notFound }
                return .page(page)
            }
        }
        for path: RouterPath in ["/u/:token", "/u/:token/:kind/:id"] {
            router.get(path) { _, context in try await look(Place(context)).response }
            router.head(path) { _, context in
                try await look(Place(context)).withoutBody.response
            }
            router.post(path) { request, context in
                try await form(of: request, at: Place(context), log).response
            }
            for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
                router.on(path, method: method) { _, _ in
                    Answer.methodNotAllowedAtForm.response
                }
            }
        }
    }

    private func form(
        of request: Request, at place: Place?, _ log: @escaping @Sendable (String) -> Void
    ) async throws -> Answer {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: ChoiceDesk.longest)
        } catch is NIOTooManyBytesError {
            return .formTooLong
        } catch let error as HTTPError where error.status == .contentTooLarge {
            return .formTooLong
        }
        let fields: [String: String]
        do throws(FormFields.Fault) {
            fields = try FormFields.read(
                Array(body.readableBytesView), contentType: request.headers[.contentType])
        } catch {
            switch error {
            case .otherKind: return .noForm
            case .broken: return .formNotUnderstood
            }
        }
        let choose = choose
        return try await ChoiceDesk.answer(log) { () throws(Trouble) in
            guard let place, let reply = try choose(place, fields) else { return .notFound }
            switch reply {
            case .done(let page): return .page(page)
            case .nothingChosen: return .formNotUnderstood
            }
        }
    }

    // Files are read and the ledger is flushed behind it: on threads that may wait.
    private static func answer(
        _ log: @escaping @Sendable (String) -> Void,
        _ work: @escaping @Sendable () throws(Trouble) -> Answer
    ) async throws -> Answer {
        try await NIOThreadPool.singleton.runIfActive {
            do throws(Trouble) {
                return try work()
            } catch {
                log("503 at /u/: \(error.cause)")
                return .unavailable
            }
        }
    }
}

extension Answer {
    /// The same as Hummingbird wants it.
    var response: Response {
        Response(
            status: status, headers: fields,
            body: body.isEmpty
                ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
