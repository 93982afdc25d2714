/// Arrows between rooms, each with the places that draw it.
struct Arrows {
    private(set) var places: [String: [String: [String]]] = [:]

    mutating func draw(from: String, to: String, _ place: String) {
        if from != to { places[from, default: [:]][to, default: []].append(place) }
    }

    /// The arrows that lie on a circle, in words: the two rooms, and the first places that draw each.
    var circles: [String] {
        places.keys.sorted().flatMap { from in
            (places[from] ?? [:]).keys.sorted().filter { reaches(from, from: $0) }.map { to in
                let drawn = places[from]?[to] ?? []
                return "\(from) → \(to): " + drawn.sorted().prefix(3).joined(separator: ", ")
            }
        }
    }

    private func reaches(_ goal: String, from start: String) -> Bool {
        var seen: Set<String> = [start]
        var open = [start]
        while let room = open.popLast() {
            if room == goal { return true }
            for next in (places[room] ?? [:]).keys where seen.insert(next).inserted {
                open.append(next)
            }
        }
        return false
    }
}
