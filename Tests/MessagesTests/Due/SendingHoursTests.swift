import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("When messages may come")
struct SendingHoursTests {
    private let hours = SendingHours(.usual, in: Cast.zone)

    private func moment(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        Cast.zone.instant(
            of: LocalDateTime(
                date: Cast.day(2027, 3, day),
                time: ClockTime(hour: hour, minute: minute) ?? .startOfDay))
    }

    @Test(arguments: [
        (20, 59, false), (21, 0, true), (23, 59, true), (0, 0, true), (7, 29, true),
        (7, 30, false), (12, 0, false),
    ])
    func `the night is quiet, also after midnight`(hour: Int, minute: Int, isQuiet: Bool) {
        #expect((hours.quietEnd(at: moment(2, hour, minute)) != nil) == isQuiet)
    }

    @Test
    func
        `a message of the night comes in the morning, or in the evening before where the morning is too late`()
    {
        #expect(hours.moved(moment(2, 14), before: moment(3, 14)) == moment(2, 14))
        #expect(hours.moved(moment(2, 22), before: moment(3, 22)) == moment(3, 7, 30))
        #expect(hours.moved(moment(3, 6), before: moment(3, 9, 30)) == moment(3, 7, 30))
        #expect(hours.moved(moment(3, 6), before: moment(3, 9)) == moment(2, 20))
    }

    @Test func `hours may lie within a day, or not be at all`() {
        let noon = SendingHours(
            QuietHours(
                from: ClockTime(hour: 12, minute: 0) ?? .startOfDay,
                to: ClockTime(hour: 13, minute: 0) ?? .startOfDay), in: Cast.zone)
        #expect(noon.quietEnd(at: moment(2, 12, 30)) == moment(2, 13))
        #expect(noon.quietEnd(at: moment(2, 22)) == nil)
        let never = SendingHours(.never, in: Cast.zone)
        #expect(never.quietEnd(at: moment(2, 0)) == nil)
    }
}
