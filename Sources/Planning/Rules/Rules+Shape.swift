extension Rules {
    /// Refuses a plan of another shape than the instance.
    func checkShape(_ plan: Plan) throws(PlanFault) {
        let count = instance.communities.count
        guard plan.series.count == count else {
            throw .wrongCount(what: "series", count: plan.series.count, expected: count)
        }
        guard plan.occurrences.count == count else {
            throw .wrongCount(what: "occurrences", count: plan.occurrences.count, expected: count)
        }
        for community in 0..<count {
            let expected = instance.communities[community].count
            let sessions = plan.occurrences[community]
            guard sessions.count == expected else {
                throw .wrongCount(
                    what: "occurrences[\(community)]", count: sessions.count, expected: expected)
            }
            try checkRoom(plan.series[community].room, community, nil)
            for index in 0..<expected { try checkRoom(sessions[index]?.room, community, index) }
        }
    }

    func checkRoom(_ room: Int?, _ community: Int, _ index: Int?) throws(PlanFault) {
        if let room, !instance.rooms.indices.contains(room) {
            throw .unknownRoom(community: community, occurrence: index, room: room)
        }
    }
}
