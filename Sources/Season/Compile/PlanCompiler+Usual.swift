package import Communities
package import Planning

extension PlanCompiler {
    /// Sessions as a plan of this instance, with what they mostly do as their rhythm.
    package func plan(of sessions: [Session], _ instance: Instance) -> Plan {
        let occurrences = occurrences(of: sessions)
        return Plan(
            series: occurrences.indices.map {
                Plan.Series(usualOf: occurrences[$0], in: instance.communities[$0])
            }, occurrences: occurrences)
    }
}
