public import CivilTime
public import Communities

/// An arc of methods that a session can follow.
public struct SessionTemplate: Hashable, Sendable {
    /// Its identifier: the name of its file.
    public var id: TemplateID
    /// Its name, the title of an agenda made from it alone.
    public var name: LocalizedText
    /// What it is good for.
    public var purpose: LocalizedText?
    /// Its parts, in order.
    public var blocks: [TemplateBlock]

    /// A block without an identifier takes that of its first method, with `-2`, `-3` … from the second use on.
    public init(
        id: TemplateID, name: LocalizedText, purpose: LocalizedText? = nil,
        blocks: [TemplateBlock]
    ) {
        self.id = id
        self.name = name
        self.purpose = purpose
        var uses: [String: Int] = [:]
        self.blocks = blocks.map { block in
            guard block.id.isEmpty, let method = block.methods.first else { return block }
            var named = block
            let count = uses[method.rawValue, default: 0] + 1
            uses[method.rawValue] = count
            named.id = count == 1 ? method.rawValue : "\(method)-\(count)"
            return named
        }
    }
}

/// One part of a session template.
public struct TemplateBlock: Hashable, Sendable {
    /// Its identifier in the template; empty: made from the method.
    public var id: String
    /// The methods it can be done with, the most wanted first.
    public var methods: [MethodID]
    /// Its title; `nil`: the name of the method.
    public var title: LocalizedText?
    /// Minutes instead of the method's; the extra minutes of a mode come on top.
    public var minutes: MinutesRange?
    /// How much its best minutes weigh against those of other blocks, 1...9.
    public var wish: Int
    /// When it must start; `nil`: whenever it comes.
    public var pin: BlockPin?
    /// `nil`: it must be held. 1...5: it can be left out, 1 the first to go.
    public var priority: Int?

    /// All parts given.
    public init(
        id: String = "", methods: [MethodID], title: LocalizedText? = nil,
        minutes: MinutesRange? = nil, wish: Int = 1, pin: BlockPin? = nil, priority: Int? = nil
    ) {
        self.id = id
        self.methods = methods
        self.title = title
        self.minutes = minutes
        self.wish = wish
        self.pin = pin
        self.priority = priority
    }
}

/// When a block must start.
public enum BlockPin: Hashable, Sendable {
    /// At that time of day.
    case clock(ClockTime)
    /// So many minutes after the session's start.
    case offset(Int)
}
