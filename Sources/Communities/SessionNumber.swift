extension SessionID {
    /// A session by its number: `studentcoaching-3`.
    ///
    /// A community numbers its sessions for life, by date, when they are first published; no number is ever used again.
    public init(_ community: CommunityID, number: Int) {
        self.init(rawValue: "\(community)-\(number)")
    }

    /// A session that was never published and has no number yet: `studentcoaching+3`, the third of its season.
    public init(_ community: CommunityID, unnumbered position: Int) {
        self.init(rawValue: "\(community)+\(position)")
    }

    /// Its number in a community, from 1; `nil` where it has none, or is of another community.
    public func number(in community: CommunityID) -> Int? {
        let head = "\(community)-"
        guard rawValue.hasPrefix(head) else { return nil }
        let digits = rawValue.dropFirst(head.count)
        guard let number = Int(digits), number > 0, String(number) == digits else { return nil }
        return number
    }

    /// The community that numbered it; `nil` for one without a number.
    public var numberedIn: CommunityID? {
        rawValue.lastIndex(of: "-").map { CommunityID(rawValue: String(rawValue[..<$0])) }
            .flatMap { number(in: $0) == nil ? nil : $0 }
    }
}
