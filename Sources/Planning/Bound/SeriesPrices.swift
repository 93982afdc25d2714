/// What the times of a series cost with some usual rooms and modes, and which of a day's times are
/// worth looking at: of those that the same members miss, the cheapest.
struct SeriesPrices {
    /// By mode × time.
    let all: [Int]
    /// By kind of time: which members miss it, as a position in ``SeriesField/missing``.
    private(set) var absence: [Int] = []
    /// By kind and mode: the least price, and the time that has it.
    private(set) var kindCost: [Int] = []
    private(set) var kindTime: [Int] = []
    /// By day: where its kinds begin.
    private var from: [Int] = [0]

    init(_ field: SeriesField, _ usual: Range<Int>?) {
        all = field.prices(usual)
        var kindOf = [Int](repeating: -1, count: field.missing.count)
        for times in field.times {
            let first = absence.count
            for time in times {
                var kind = kindOf[field.absence[time]]
                if kind < first {
                    kind = absence.count
                    kindOf[field.absence[time]] = kind
                    absence.append(field.absence[time])
                    kindCost += [SeriesField.never, SeriesField.never, SeriesField.never]
                    kindTime += [-1, -1, -1]
                }
                for mode in ModeIndex.all
                where all[mode.number * field.count + time] < kindCost[3 * kind + mode.number] {
                    kindCost[3 * kind + mode.number] = all[mode.number * field.count + time]
                    kindTime[3 * kind + mode.number] = time
                }
            }
            from.append(absence.count)
        }
    }

    /// The kinds of a day's times.
    func kinds(_ day: Int) -> Range<Int> { from[day]..<from[day + 1] }
}
