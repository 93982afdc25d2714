package import CivilTime
import Communities
import ICalendar
package import Platform
import Synchronization
package import Transfer
package import Workplace

/// Gets calendars by their names: files as they are, web addresses with the copy that is kept of them.
///
/// 1. A copy that was true a quarter of an hour ago is taken as it is.
/// 2. Otherwise the server is asked whether it has another (RFC 9110 §13).
/// 3. What it sends becomes the copy, when it is a calendar.
/// 4. When it has no answer, an error or a log-in page, the copy counts, with a finding that says how old it is; so it
///    does for a month when an empty calendar comes in the place of one with events.
/// 5. A server that asks not to be asked for a while (Retry-After) is not, for a day at most.
package final class CalendarLibrary: Sendable {
    /// Seconds for which a copy is not asked about.
    private static let fresh = 900
    /// Seconds after which an empty calendar is believed: a mistake is seen by then.
    private static let doubted = 30 * 86_400

    private let fetching: any HTTPFetching
    private let own: OwnHosts
    private let copies: CalendarCopies?
    private let now: Instant
    /// Where calendars in files may lie.
    package let bounds: ReadingBounds
    /// Hosts that did not answer: they are not waited for a second time.
    private let away = Mutex<[String: TransferFault]>([:])

    /// - Parameters:
    ///   - own: hosts of our own network.
    ///   - copies: where copies are kept; `nil` keeps none.
    ///   - bounds: where calendars in files may lie.
    package init(
        fetching: any HTTPFetching, own: OwnHosts, copies: CalendarCopies?, now: Instant,
        bounds: ReadingBounds = .everywhere
    ) {
        self.bounds = bounds
        self.fetching = fetching
        self.own = own
        self.copies = copies
        self.now = now
    }

    /// A calendar at a web address.
    package func calendar(at text: String) throws(Refusal) -> CalendarFile {
        let address: HTTPAddress
        do { address = try HTTPAddress(text, own: own) } catch {
            throw Refusal(
                CalendarRefusal.noAnswer(.address(error), shown: HTTPAddress.shown(text)))
        }
        let copy = copies?.copy(of: address.text)
        if let copy, (0..<CalendarLibrary.fresh).contains(copy.label.fetched.seconds(until: now)) {
            return file(address, copy.bytes)
        }
        do throws(Refusal) {
            if let pause = copy?.label.pause, now < pause.end {
                throw Refusal(CalendarRefusal.answer(pause.status, shown: address.shown))
            }
            return try asked(address, copy)
        } catch {
            guard let copy else { throw error }
            let stale = Finding(
                .warning, "calendar-stale", line: 0,
                dutch: error.words(.nl).message
                    + "; de kopie van \(age(of: copy, .nl)) geleden wordt gebruikt",
                english: error.words(.en).message
                    + "; the copy of \(age(of: copy, .en)) ago is used")
            return file(
                address, copy.bytes, [stale], trouble: error.reason as? CalendarRefusal)
        }
    }

    private func asked(
        _ address: HTTPAddress, _ copy: CalendarCopies.Copy?
    ) throws(Refusal) -> CalendarFile {
        let response: HTTPResponse
        do throws(TransferFault) {
            if let fault = away.withLock({ $0[address.host] }) { throw fault }
            response = try fetching.fetch(
                HTTPRequest(
                    address, entityTag: copy?.label.entityTag,
                    modifiedSince: copy?.label.lastModified, own: own,
                    limits: HTTPRequest.Limits(bytes: ReadingLimits().bytes)))
        } catch {
            if error.isHostAway { away.withLock { $0[address.host] = error } }
            throw Refusal(CalendarRefusal.noAnswer(error, shown: address.shown))
        }
        switch response.status {
        case 304:
            guard var label = copy?.label, let copy else { break }
            label.fetched = now
            (label.emptySince, label.pause) = (nil, nil)
            return kept(address, CalendarCopies.Copy(bytes: copy.bytes, label: label))
        case 200:
            let sent: CalendarDocument
            do throws(ReadingFault) {
                sent = try CalendarDocument.read(
                    response.body, defaultZone: .utc, database: .system
                ).document
            } catch {
                throw Refusal(CalendarRefusal.sentNoCalendar(error, shown: address.shown))
            }
            if let copy, !sent.tellsBusyTime, isDoubted(copy) {
                var label = copy.label
                label.emptySince = label.emptySince ?? now
                relabel(copy, label, address)
                throw Refusal(CalendarRefusal.sentEmpty(shown: address.shown))
            }
            return kept(address, CalendarCopies.Copy(response, fetched: now))
        case 429, 503:
            guard let copy, let moment = RetryAfter.moment(response.retryAfter, now: now) else {
                break
            }
            var label = copy.label
            label.pause = CalendarCopies.Pause(status: response.status, end: moment)
            relabel(copy, label, address)
        default: break
        }
        throw Refusal(CalendarRefusal.answer(response.status, shown: address.shown))
    }

    /// Whether a copy counts for more than an empty calendar in its place: it has something, and not for too long.
    private func isDoubted(_ copy: CalendarCopies.Copy) -> Bool {
        if let since = copy.label.emptySince,
            since.seconds(until: now) >= CalendarLibrary.doubted
        {
            return false
        }
        // What cannot be read now was when it was kept; then the new one is no worse.
        let kept = try? CalendarDocument.read(
            copy.bytes, defaultZone: .utc, database: .system
        ).document
        return kept?.tellsBusyTime == true
    }

    /// Keeps what was learned beside the same bytes.
    private func relabel(
        _ copy: CalendarCopies.Copy, _ label: CalendarCopies.Label, _ address: HTTPAddress
    ) {
        // Where nothing can be kept the server is asked again, and says the same.
        try? copies?.keep(CalendarCopies.Copy(bytes: copy.bytes, label: label), of: address.text)
    }

    /// A copy that cannot be kept is no reason not to read it.
    private func kept(_ address: HTTPAddress, _ copy: CalendarCopies.Copy) -> CalendarFile {
        do throws(FileFault) {
            try copies?.keep(copy, of: address.text)
            return file(address, copy.bytes)
        } catch {
            let uncopied = Finding(
                .warning, "calendar-copy", line: 0,
                dutch: "er wordt geen kopie bewaard: \(error.words(.nl).message)",
                english: "no copy is kept: \(error.words(.en).message)")
            return file(address, copy.bytes, [uncopied])
        }
    }

    private func file(
        _ address: HTTPAddress, _ bytes: [UInt8], _ findings: [Finding] = [],
        trouble: CalendarRefusal? = nil
    ) -> CalendarFile {
        let path = copies.map { _ in "state/calendars/\(CalendarCopies.name(of: address.text))" }
        return CalendarFile(
            name: address.shown, path: path ?? address.shown, bytes: bytes, findings: findings,
            trouble: trouble)
    }

    private func age(of copy: CalendarCopies.Copy, _ language: Language) -> String {
        let minutes = max(0, copy.label.fetched.seconds(until: now)) / 60
        func words(_ count: Int, _ dutch: String, _ english: String) -> String {
            language.say(
                "\(count) \(dutch)", "\(count) \(english)\(count == 1 ? "" : "s")")
        }
        if minutes < 120 { return words(minutes, minutes == 1 ? "minuut" : "minuten", "minute") }
        if minutes < 2 * 1440 { return words(minutes / 60, "uur", "hour") }
        return words(minutes / 1440, "dagen", "day")
    }
}

extension CalendarCopies.Copy {
    /// What a server has just sent.
    init(_ response: HTTPResponse, fetched: Instant) {
        self.init(
            bytes: response.body,
            label: CalendarCopies.Label(
                entityTag: response.entityTag, lastModified: response.lastModified,
                fetched: fetched, digest: CalendarCopies.digest(response.body)))
    }
}
