import CivilTime
import Communities
import Messages
import Synchronization
import TestSupport
import Testing
import Transfer

@Suite("Posting to channels")
struct ChannelCourierTests {
    private final class Web: HTTPFetching {
        let requests = Mutex<[HTTPRequest]>([])
        let answer: Result<HTTPResponse, TransferFault>

        init(_ answer: Result<HTTPResponse, TransferFault>) { self.answer = answer }

        func fetch(_ request: HTTPRequest) throws(TransferFault) -> HTTPResponse {
            requests.withLock { $0.append(request) }
            return try answer.get()
        }
    }

    private let message = SealedMessage(
        messageID: "abcdef@kring.example.org", sender: "kring@example.org", recipient: "#plgs",
        date: Cast.now, bytes: Array("{}".utf8))

    private func courier(
        _ web: Web, _ style: ChannelCourier.Style = .hook,
        address: String = "https://hooks.example.org/a"
    ) -> ChannelCourier {
        ChannelCourier(
            web, name: "plgs", address: address, token: "geheim", style: style, own: OwnHosts())
    }

    @Test func `a hook gets the document, a room gets it under its identity`() throws {
        let web = Web(.success(HTTPResponse(status: 200)))
        let receipt = try courier(web).deliver(message)
        _ = try courier(web, .transaction, address: "https://matrix.example.org/send").deliver(
            message)

        #expect(receipt.place == "channel plgs, HTTP 200")
        let requests = web.requests.withLock { $0 }
        #expect(
            requests.map(\.address.text) == [
                "https://hooks.example.org/a", "https://matrix.example.org/send/abcdef",
            ])
        #expect(requests.map { $0.content?.method } == [.post, .put])
        #expect(requests.allSatisfy { $0.content?.token == "geheim" })
        #expect(requests.allSatisfy { $0.content?.bytes == message.bytes })
        #expect(requests.allSatisfy { $0.content?.type == "application/json" })
    }

    @Test(arguments: [
        (429, DeliveryFault.Kind.temporary), (500, .temporary), (503, .temporary),
        (400, .permanent), (403, .permanent), (404, .permanent), (302, .permanent),
    ])
    func `an answer decides, and concerns this channel alone`(
        status: Int, kind: DeliveryFault.Kind
    ) {
        #expect {
            try courier(Web(.success(HTTPResponse(status: status)))).deliver(message)
        } throws: { error in
            guard let fault = error as? DeliveryFault else { return false }
            return fault.kind == kind && !fault.isForAll
                && !fault.reason.words(.en).contains("hooks")
        }
    }

    @Test(arguments: [
        (TransferFault.unreachable("x"), DeliveryFault.Kind.temporary),
        (.tooSlow(seconds: 20), .uncertain), (.untrusted("x"), .permanent),
        (.privateNetwork(host: "h"), .permanent),
    ])
    func `a channel that does not answer is told apart`(
        fault: TransferFault, kind: DeliveryFault.Kind
    ) {
        #expect {
            try courier(Web(.failure(fault))).deliver(message)
        } throws: { ($0 as? DeliveryFault)?.kind == kind }
    }

    @Test(arguments: [
        (TransferFault.privateNetwork(host: "h"), "komt uit in een privénetwerk ('h')"),
        (.tooLarge(limit: 9), "stuurt meer dan de 9 bytes die mogen"),
        (.address(.credentials), "in het kanaal 'plgs' staat een naam of een wachtwoord"),
    ])
    func `what is the matter is said in the reader's words, not the program's`(
        fault: TransferFault, dutch: String
    ) {
        #expect {
            try courier(Web(.failure(fault))).deliver(message)
        } throws: { error in
            guard let words = (error as? DeliveryFault)?.reason.words(.nl) else { return false }
            return words.contains(dutch) && words.contains("het kanaal 'plgs'")
        }
    }

    @Test func `an address that cannot be used is named in both languages`() {
        let web = Web(.success(HTTPResponse(status: 200)))
        #expect {
            try courier(web, address: "http://hooks.example.org/a").deliver(message)
        } throws: { error in
            let reason = (error as? DeliveryFault)?.reason
            return reason?.words(.nl)
                == "het adres van het kanaal 'plgs' is niet versleuteld: "
                + "'hooks.example.org' wordt alleen met https bevraagd"
                && reason?.words(.en)
                    == "the address of the channel 'plgs' is not encrypted: "
                    + "'hooks.example.org' is asked by https only"
        }
    }

    @Test func `a channel without encryption is not posted to`() {
        let web = Web(.success(HTTPResponse(status: 200)))
        #expect(throws: DeliveryFault.self) {
            try courier(web, address: "http://hooks.example.org/a").deliver(message)
        }
        #expect(web.requests.withLock { $0 } == [])
    }
}
