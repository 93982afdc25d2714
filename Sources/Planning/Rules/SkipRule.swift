extension Rules {
    /// A session left out.
    func skip(_ found: inout some Findings) { found.charge(.skip, instance.weights.skip) }
}
