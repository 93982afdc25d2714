import Synchronization
package import Transfer

/// A web of a test's own: each request gets the next answer, and is remembered.
package final class CannedWeb: HTTPFetching {
    package enum Answer: Sendable {
        case response(HTTPResponse)
        case fault(TransferFault)

        package static func calendar(_ text: String, tag: String? = nil) -> Answer {
            .response(HTTPResponse(status: 200, entityTag: tag, body: Array(text.utf8)))
        }

        package static func status(_ status: Int) -> Answer {
            .response(HTTPResponse(status: status))
        }
    }

    private let state: Mutex<(answers: [Answer], requests: [HTTPRequest])>

    package init(_ answers: Answer...) { state = Mutex((answers, [])) }

    package var requests: [HTTPRequest] { state.withLock { $0.requests } }

    package func fetch(_ request: HTTPRequest) throws(TransferFault) -> HTTPResponse {
        let answer = state.withLock { state -> Answer in
            state.requests.append(request)
            return state.answers.isEmpty
                ? .fault(.failed("no answer left")) : state.answers.removeFirst()
        }
        switch answer {
        case .response(let response): return response
        case .fault(let fault): throw fault
        }
    }
}

/// A calendar with one event an hour long.
package func onlineCalendar(_ summary: String, at start: String = "20270301T100000Z") -> String {
    let end = start.replacing("T10", with: "T11")
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//EN
        BEGIN:VEVENT
        UID:a@test
        DTSTAMP:20270101T000000Z
        DTSTART:\(start)
        DTEND:\(end)
        SUMMARY:\(summary)
        END:VEVENT
        END:VCALENDAR

        """.replacing("\n", with: "\r\n")
}
