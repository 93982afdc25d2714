extension Rules {
    /// By whole tens: nine empty seats are free.
    func emptySeats(_ one: Held, _ found: inout some Findings) {
        guard let room = one.session.room else { return }
        let empty = max(0, instance.rooms[room].capacity - one.option.seats)
        found.charge(.emptySeats, instance.weights.emptySeats * (empty / 10))
    }
}
