public import Communities

/// How long methods took, compared with what was planned.
public struct Experience: Hashable, Sendable {
    /// One time a method was done.
    public struct Time: Hashable, Sendable {
        /// Which.
        public var method: MethodID
        /// Minutes on the agenda.
        public var planned: Int
        /// Minutes it took.
        public var taken: Int

        /// All parts given.
        public init(method: MethodID, planned: Int, taken: Int) {
            self.method = method
            self.planned = planned
            self.taken = taken
        }
    }

    /// How much longer than planned a method takes, in hundredths; 100 is as planned, and what is missing too.
    public let percent: [MethodID: Int]

    /// Nothing was seen yet.
    public static let none = Experience([])

    /// The median of a method's times, drawn to what was planned as if that had been seen twice, within 75 and 150.
    ///
    /// The median, since one session that was called off halfway says nothing; the two, since one session is none.
    public init(_ times: [Time]) {
        percent = Dictionary(
            grouping: times.filter { $0.planned > 0 && $0.taken > 0 }, by: \.method
        )
        .mapValues { times in
            let ratios = times.map { 100 * $0.taken / $0.planned }.sorted()
            let middle = ratios.count / 2
            let median =
                ratios.count % 2 == 1
                ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
            return min(150, max(75, (ratios.count * median + 2 * 100) / (ratios.count + 2)))
        }
    }
}

extension MethodLibrary {
    /// The library with what the steps of methods need as experience has it; least and most minutes stay.
    package func learned(from experience: Experience) -> MethodLibrary {
        guard !experience.percent.isEmpty else { return self }
        return MethodLibrary(
            methods: methods.map { method in
                guard let percent = experience.percent[method.id] else { return method }
                var learned = method
                let minutes = method.minutes
                learned.minutes.ideal = min(
                    minutes.most, max(minutes.least, (minutes.ideal * percent + 50) / 100))
                learned.steps = method.steps.map { $0.taking(percent) }
                learned.variants = method.variants.mapValues { variant in
                    var variant = variant
                    variant.steps = variant.steps?.map { $0.taking(percent) }
                    return variant
                }
                return learned
            }, templates: templates)
    }
}

extension MethodStep {
    /// The step with so many hundredths of what it needs.
    fileprivate func taking(_ percent: Int) -> MethodStep {
        var step = self
        step.need = StepNeed(
            fixed: need.fixed * percent / 100, perPerson: need.perPerson * percent / 100,
            perGroup: need.perGroup * percent / 100, perRound: need.perRound * percent / 100)
        return step
    }
}
