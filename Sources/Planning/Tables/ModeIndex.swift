/// A mode as tables count it, in the order that breaks ties.
struct ModeIndex: Hashable, Comparable, Sendable {
    private let raw: Int32

    /// Where a row of three has it.
    @inline(__always)
    var number: Int { Int(raw) }

    @inline(__always)
    fileprivate init(number: Int) { raw = Int32(truncatingIfNeeded: number) }

    @inline(__always)
    init(_ mode: Instance.Mode) { self.init(number: mode.index) }

    static var physical: ModeIndex { ModeIndex(number: 0) }
    static var hybrid: ModeIndex { ModeIndex(number: 1) }
    static var online: ModeIndex { ModeIndex(number: 2) }
    static var all: All { All() }

    @inline(__always)
    static func < (a: ModeIndex, b: ModeIndex) -> Bool { a.raw < b.raw }

    /// Every mode in its order, without an array.
    struct All: RandomAccessCollection, Sendable {
        var startIndex: Int { 0 }
        var endIndex: Int { 3 }
        @inline(__always)
        subscript(number: Int) -> ModeIndex { ModeIndex(number: number) }
    }
}

extension Instance.Mode {
    init(_ index: ModeIndex) { self = Instance.Mode.allCases[index.number] }
}

/// A table by community × mode.
struct ByMode<Element> {
    private var row: [Element] = []

    init(communities: Int, _ make: (_ c: Int, _ mode: ModeIndex) -> Element) {
        row.reserveCapacity(3 * communities)
        for c in 0..<communities { for mode in ModeIndex.all { row.append(make(c, mode)) } }
    }

    @inline(__always)
    subscript(c: Int, mode: ModeIndex) -> Element {
        get { row[3 * c + mode.number] }
        set { row[3 * c + mode.number] = newValue }
    }
}

extension ByMode: Sendable where Element: Sendable {}
