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
    /// What sessions of it are, where that decides who may read what they leave; `nil`: nothing in particular.
    public var kind: SessionKind?
    /// The stages of a community's life it suits; empty: all.
    public var stages: [Stage]
    /// How long a session of it usually is; `nil`: any length.
    public var length: MinutesRange?
    /// Its parts, in order.
    public var blocks: [TemplateBlock]

    /// A block without an identifier takes that of its first method, with `-2`, `-3` … from the second use on.
    public init(
        id: TemplateID, name: LocalizedText, purpose: LocalizedText? = nil,
        kind: SessionKind? = nil, stages: [Stage] = [], length: MinutesRange? = nil,
        blocks: [TemplateBlock]
    ) {
        self.id = id
        self.name = name
        self.purpose = purpose
        self.kind = kind
        self.stages = stages
        self.length = length
        var uses: [String: Int] = [:]
        self.blocks = Self.named(blocks, &uses)
    }

    private static func named(
        _ blocks: [TemplateBlock], _ uses: inout [String: Int]
    ) -> [TemplateBlock] {
        blocks.map { block in
            var named = block
            if block.id.isEmpty {
                let kind = block.methods.first?.rawValue ?? block.arc?.rawValue ?? "strands"
                let count = uses[kind, default: 0] + 1
                uses[kind] = count
                named.id = count == 1 ? kind : "\(kind)-\(count)"
            }
            for index in named.strands.indices {
                named.strands[index].blocks = Self.named(named.strands[index].blocks, &uses)
            }
            return named
        }
    }
}

/// One part of a session template: a method of a list, any method of an arc, or strands that run side by side.
public struct TemplateBlock: Hashable, Sendable {
    /// Its identifier in the template; empty: made from the method.
    public var id: String
    /// The methods it can be done with, the most wanted first; empty where an arc or strands stand instead.
    public var methods: [MethodID]
    /// Any method of the library of this arc instead, those longest not met first; `nil`: only those of the list.
    public var arc: Arc?
    /// Programmes that run side by side instead, each for its share of the people.
    public var strands: [TemplateStrand]
    /// Its title; `nil`: the name of the method.
    public var title: LocalizedText?
    /// Minutes instead of the method's; the extra minutes of a mode come on top.
    public var minutes: MinutesRange?
    /// How often the repeated steps are done instead of the method's rounds.
    public var rounds: RoundsRange?
    /// How much its best minutes weigh against those of other blocks, 1...9.
    public var wish: Int
    /// When it must start; `nil`: whenever it comes.
    public var pin: BlockPin?
    /// `nil`: it must be held. 1...5: it can be left out, 1 the first to go.
    public var priority: Int?

    /// All parts given.
    public init(
        id: String = "", methods: [MethodID], arc: Arc? = nil, strands: [TemplateStrand] = [],
        title: LocalizedText? = nil, minutes: MinutesRange? = nil, rounds: RoundsRange? = nil,
        wish: Int = 1, pin: BlockPin? = nil, priority: Int? = nil
    ) {
        self.id = id
        self.methods = methods
        self.arc = arc
        self.strands = strands
        self.title = title
        self.minutes = minutes
        self.rounds = rounds
        self.wish = wish
        self.pin = pin
        self.priority = priority
    }
}

/// One of the programmes that run side by side; it has no strands of its own.
public struct TemplateStrand: Hashable, Sendable {
    /// What it is called.
    public var title: LocalizedText
    /// Its parts, in order; together they fill the time of the strands exactly.
    public var blocks: [TemplateBlock]

    /// All parts given.
    public init(title: LocalizedText, blocks: [TemplateBlock]) {
        self.title = title
        self.blocks = blocks
    }
}

/// When a block must start.
public enum BlockPin: Hashable, Sendable {
    /// At that time of day.
    case clock(ClockTime)
    /// So many minutes after the session's start.
    case offset(Int)
}
