package import Transfer

/// The courier that posts to a channel of a chat or a topic of a notifier: the message is a JSON document.
///
/// At least once; exactly once where the channel knows a post by its identity (Matrix).
package struct ChannelCourier: Courier {
    /// How a channel is posted to.
    package enum Style: Hashable, Sendable {
        /// POST to the address.
        case hook
        /// PUT to the address with the post's identity after it (Matrix client-server API, `send/{eventType}/{txnId}`).
        case transaction
    }

    private let client: any HTTPFetching
    private let address: String
    private let token: String?
    private let style: Style
    private let own: OwnHosts
    private let name: String

    /// - Parameters:
    ///   - name: the channel's, for people.
    ///   - own: hosts of our own network.
    package init(
        _ client: any HTTPFetching, name: String, address: String, token: String?, style: Style,
        own: OwnHosts
    ) {
        self.client = client
        self.name = name
        self.address = address
        self.token = token
        self.style = style
        self.own = own
    }

    /// Posts a message; its bytes are the JSON document.
    package func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt {
        let identity = message.messageID.prefix { $0 != "@" }
        let place = style == .transaction ? "\(address)/\(identity)" : address
        let target: HTTPAddress
        do throws(HTTPAddress.Fault) {
            target = try HTTPAddress(place, own: own)
        } catch {
            // For the channel, not for the mails beside it.
            throw DeliveryFault(
                .permanent, isForAll: false, ChannelReason.badAddress(name, error), exitCode: 78)
        }
        let response: HTTPResponse
        do throws(TransferFault) {
            response = try client.fetch(
                HTTPRequest(
                    target, accept: "*/*", own: own,
                    limits: HTTPRequest.Limits(bytes: 100_000, seconds: 20, redirects: 0),
                    content: HTTPRequest.Content(
                        method: style == .transaction ? .put : .post,
                        type: "application/json", token: token, bytes: message.bytes)))
        } catch {
            throw fault(of: error)
        }
        guard (200...299).contains(response.status) else { throw fault(of: response) }
        return Receipt(place: "channel \(name), HTTP \(response.status)")
    }

    private func fault(of response: HTTPResponse) -> DeliveryFault {
        switch response.status {
        case 408, 425, 429, 500...599:
            DeliveryFault(
                .temporary, isForAll: false, ChannelReason.outOfOrder(name, response.status),
                exitCode: 75)
        default:
            DeliveryFault(
                .permanent, isForAll: false, ChannelReason.refuses(name, response.status),
                exitCode: 69)
        }
    }

    private func fault(of fault: TransferFault) -> DeliveryFault {
        switch fault {
        case .unreachable(let words):
            DeliveryFault(
                .temporary, isForAll: false, ChannelReason.unreachable(name, words), exitCode: 75)
        case .tooSlow(let seconds):
            DeliveryFault(
                .uncertain, isForAll: false, ChannelReason.silent(name, seconds: seconds),
                exitCode: 75)
        default:
            DeliveryFault(
                .permanent, isForAll: false, ChannelReason.fault(name, fault), exitCode: 69)
        }
    }
}
