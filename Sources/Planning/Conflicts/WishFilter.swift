/// The wishes of an impossible instance that are in conflict, without those it does not need.
struct WishFilter {
    private let instance: Instance
    private let existence: Existence
    private var gone: [Wish] = []
    private var kept: [Wish] = []
    private var isProved = true

    /// The conflict of an instance that has no plan without violations.
    init(_ instance: Instance, _ existence: Existence) {
        self.instance = instance
        self.existence = existence
        thin(instance.wishes[...])
    }

    /// What is left: without any of them there is a plan, where that was found out.
    var conflict: (wishes: [Wish], isMinimal: Bool) { (kept, isProved) }

    /// Leaves aside what can be: all at once where that changes nothing, else one half after the
    /// other. What is kept once stays needed, since what is left aside later only makes room.
    private mutating func thin(_ wishes: ArraySlice<Wish>) {
        guard !wishes.isEmpty else { return }
        switch existence.answer(instance.without(gone + wishes)) {
        case .no:
            gone += wishes
            return
        case .unknown: if wishes.count == 1 { isProved = false }
        case .yes: break
        }
        guard wishes.count > 1 else {
            kept += wishes
            return
        }
        let middle = wishes.startIndex + wishes.count / 2
        thin(wishes[..<middle])
        thin(wishes[middle...])
    }
}
