package import Communities
import Transfer
package import Workplace

/// The way out to a channel.
package struct ChannelWay {
    /// What posts to a channel.
    ///
    /// - Throws: a refusal when its address or token is missing or open to others.
    package static func courier(
        _ channel: Channel, _ organisation: Organisation, _ workplace: Workplace
    ) throws(Refusal) -> any Courier {
        let secrets = Secrets(workplace: workplace)
        let address = try secrets.address(
            channel.address, .channelAddress(channel.id))
        var token: String?
        if let source = channel.token {
            token = try secrets.text(source, .channelToken(channel.id))
        }
        return ChannelCourier(
            workplace.fetching, name: channel.id, address: target(address, channel.kind),
            token: token,
            style: channel.kind == .matrix ? .transaction : .hook,
            own: OwnHosts(organisation.calendars.ownHosts))
    }

    /// Where a post goes: a room's messages in Matrix, the server itself with ntfy, which finds the topic in the post.
    private static func target(_ address: String, _ kind: Channel.Kind) -> String {
        switch kind {
        case .teams, .slack, .mattermost: address
        case .matrix:
            address.hasSuffix("/send/m.room.message")
                ? address
                : "\(address.hasSuffix("/") ? String(address.dropLast()) : address)/send/m.room.message"
        case .ntfy: split(address).server
        }
    }

    /// `https://ntfy.sh/kring` in its server and its topic.
    package static func split(_ address: String) -> (server: String, topic: String) {
        guard let slash = address.lastIndex(of: "/") else { return (address, "") }
        return (
            String(address[..<slash]), String(address[address.index(after: slash)...])
        )
    }
}
