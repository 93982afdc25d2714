package import Communities

/// Where a published thing is found, as a path below the published folder and as an address.
package struct PublishedAddress {
    package let web: WebSettings

    package init(web: WebSettings) {
        self.web = web
    }

    package static func communityFeed(_ id: CommunityID) -> String { "feeds/community/\(id).ics" }
    package static func roomFeed(_ id: SpaceID) -> String { "feeds/room/\(id).ics" }
    package static let wholeFeed = "feeds/organisation.ics"
    package static func memberFeed(token: String) -> String { "f/\(token).ics" }
    package static func community(_ id: CommunityID) -> String { "communities/\(id).html" }
    static func knowledge(_ id: CommunityID) -> String { "knowledge/\(id).html" }
    static let allKnowledge = "knowledge/index.html"
    package static func session(_ id: SessionID) -> String { "sessions/\(id).html" }

    /// `https://…`
    package func address(_ path: String) -> String { "\(web.address)/\(path)" }

    /// `webcal://…`: what Apple's programs and phones subscribe to.
    package func webcal(_ path: String) -> String {
        let address = address(path)
        guard let colon = address.firstIndex(of: ":") else { return address }
        return "webcal" + address[colon...]
    }

    /// Google wants the webcal form inside its own address; https fails there.
    func google(_ path: String) -> String {
        "https://calendar.google.com/calendar/r?cid=" + Self.escaped(webcal(path))
    }

    /// Outlook.com's subscription page.
    func outlook(_ path: String, name: String) -> String {
        "https://outlook.live.com/calendar/0/addfromweb?url=\(Self.escaped(address(path)))"
            + "&name=\(Self.escaped(name))"
    }

    /// Microsoft 365's subscription page.
    func office(_ path: String, name: String) -> String {
        "https://outlook.office.com/calendar/0/addfromweb?url=\(Self.escaped(address(path)))"
            + "&name=\(Self.escaped(name))"
    }

    /// Percent-encoding of everything but RFC 3986's unreserved characters.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.append(Character(UnicodeScalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
