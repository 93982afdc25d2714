extension Rules {
    /// What a person misses beyond their share, seen over the whole plan.
    func unfair(_ misses: [Int], _ found: inout some Findings) {
        let weights = instance.weights
        for (person, count) in misses.enumerated() where count > weights.freeMisses {
            found.charge(
                .unfair, weights.unfair * (count - weights.freeMisses), person: person, cause: nil)
        }
    }
}
