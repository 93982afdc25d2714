package import CivilTime

/// Whole days in a zone, the last one included.
package func daySpan(_ from: CivilDate, _ to: CivilDate, _ zone: Zone) -> Span {
    Span(
        start: zone.instant(of: LocalDateTime(date: from, time: .startOfDay)),
        end: zone.instant(of: LocalDateTime(date: to, time: .endOfDay)))
}
