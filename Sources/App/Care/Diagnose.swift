package import CivilTime
import Communities
import FoundationEssentials
import ICalendar
import Ledger
import Messages
import Platform
import Publishing
import Season
package import Workplace
import Workspace

/// Looks at the machine and the workspace: `kring doctor`.
package struct Diagnose: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let files: WorkspaceFiles

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
        files = WorkspaceFiles(workplace)
    }

    /// Looks; changes nothing but the copies of calendars on the web.
    package func run() -> HealthReport {
        var findings = [zones(), workspaceFiles(), library()] + layouts()
        findings += ledger()
        findings.append(writable(.stateFolder, workplace.state))
        findings.append(privateFiles())
        if let intent = files.intent {
            findings.append(writable(.publicFolder, workplace.path(intent.organisation.web.folder)))
            findings.append(publishedFiles(workplace.path(intent.organisation.web.folder)))
            findings += stillPublic()
            if intent.organisation.mail.transport == .outbox {
                findings.append(
                    writable(.outboxFolder, workplace.path(intent.organisation.mail.outbox)))
            }
            findings.append(mail(intent.organisation))
            findings += intent.organisation.channels.map { channel($0, intent.organisation) }
            findings.append(calendars(intent))
        }
        return HealthReport(findings: findings)
    }

    private func zones() -> HealthReport.Finding {
        let count = ZoneDatabase.system.identifiers().count
        return HealthReport.Finding(
            .timeZones, isWell: ZoneDatabase.system.zone("Europe/Amsterdam") != nil,
            .zones(count), advice: count == 0 ? .installZones : nil)
    }

    private func workspaceFiles() -> HealthReport.Finding {
        let errors = files.faults.filter { $0.severity == .error }.count
        return HealthReport.Finding(
            .workspaceFiles, isWell: errors == 0,
            errors == 0 ? .noErrors(folder: workplace.folder) : .errors(errors),
            advice: errors == 0 ? nil : .checkFiles)
    }

    private func library() -> HealthReport.Finding {
        HealthReport.Finding(
            .methodLibrary, isWell: files.library != nil, .folder(workplace.templates),
            advice: files.library == nil ? .checkLibrary : nil)
    }

    /// Whether layouts of one's own can be filled in, where there are some.
    private func layouts() -> [HealthReport.Finding] {
        let check = CheckLayouts(
            workplace: workplace, language: files.intent?.organisation.language ?? .en)
        guard check.hasOwn else { return [] }
        let count = check.faults().count
        return [
            HealthReport.Finding(
                .layouts, isWell: count == 0,
                count == 0 ? .usableLayouts : .unusableLayouts(count),
                advice: count == 0 ? nil : .checkFiles)
        ]
    }

    private func ledger() -> [HealthReport.Finding] {
        do throws(LedgerFault) {
            guard let ledger = try Ledger.read(path: workplace.ledgerPath) else {
                if workplace.isLedgerLost {
                    throw LedgerFault.missing(path: workplace.ledgerPath)
                }
                return [HealthReport.Finding(.ledger, isWell: true, .noLedgerYet)]
            }
            let wrong = try ledger.checkIntegrity()
            let version = try ledger.version()
            return [
                HealthReport.Finding(
                    .ledger, isWell: wrong.isEmpty,
                    wrong.first?.split(separator: "\n").last.map {
                        HealthFact.damagedLedger(String($0))
                    }
                        ?? .wholeLedger(version: version),
                    advice: wrong.isEmpty ? nil : .mendLedger),
                secret(ledger), lastRun(try ledger.runs(last: 1).first),
            ]
        } catch {
            return [HealthReport.Finding(.ledger, isWell: false, .refused(Refusal(error)))]
        }
    }

    private func secret(_ ledger: Ledger) -> HealthReport.Finding {
        do throws(Refusal) {
            try InstanceSecret.check(workplace.secretPath, ledger: ledger)
            return HealthReport.Finding(.feedAddresses, isWell: true, .secretIsThere)
        } catch {
            return Diagnose.refused(.feedAddresses, error)
        }
    }

    private func privateFiles() -> HealthReport.Finding {
        do throws(FileFault) {
            let open = try PrivateFiles(workplace: workplace).open().map(\.path)
            return HealthReport.Finding(
                .privateFiles, isWell: open.isEmpty,
                open.isEmpty ? .closedFiles : .openFiles(open),
                advice: open.isEmpty ? nil : .repair)
        } catch {
            return Diagnose.refused(.privateFiles, Refusal(error))
        }
    }

    private func publishedFiles(_ folder: String) -> HealthReport.Finding {
        do throws(Refusal) {
            let all = PublicFolder(path: folder, manifest: workplace.publicListPath)
            let (count, amiss) = (try all.listed().count, try all.amiss())
            return HealthReport.Finding(
                .publishedFiles, isWell: amiss.isEmpty,
                amiss.first.map { HealthFact.unpublished(amiss.count, of: count, first: $0) }
                    ?? .published(count),
                advice: amiss.isEmpty ? nil : .repair)
        } catch {
            return Diagnose.refused(.publishedFiles, error)
        }
    }

    /// What a publishing takes off the pages; nothing in most workspaces.
    private func stillPublic() -> [HealthReport.Finding] {
        do throws(Refusal) {
            guard let ledger = try workplace.readLedger(),
                let closing = try KnowledgeClosing(OpenWorkspace(workplace), ledger: ledger)
            else { return [] }
            return [
                HealthReport.Finding(
                    .publishedFiles, isWell: false, .stillPublic(closing.lines), advice: .publish)
            ]
        } catch {
            // What is wrong with the files and the ledger was found above.
            return []
        }
    }

    private func lastRun(_ run: RunRecord?) -> HealthReport.Finding {
        guard let run else {
            return HealthReport.Finding(
                .runner, isWell: true, .noRunYet, advice: .callRuns(folder: workplace.folder))
        }
        let hours = run.startedAt.seconds(until: now) / 3600
        let isWell = hours < 26 && (run.exitCode ?? 1) == 0
        return HealthReport.Finding(
            .runner, isWell: isWell, .lastRun(run.startedAt, exit: run.exitCode),
            advice: isWell ? nil : .lookAtRuns)
    }

    private func writable(_ subject: HealthSubject, _ path: String) -> HealthReport.Finding {
        let exists = FileManager.default.fileExists(atPath: path)
        let folder = exists ? path : URL(filePath: path).deletingLastPathComponent().path
        let isWell = FileManager.default.isWritableFile(atPath: folder)
        return HealthReport.Finding(
            subject, isWell: isWell, exists ? .folder(path) : .noFolderYet(path),
            advice: isWell ? nil : .noRight)
    }

    /// Speaks to the mail server as for a message, but sends none.
    private func mail(_ organisation: Organisation) -> HealthReport.Finding {
        do {
            let way = try MailWay(organisation.mail, workplace, ownName: organisation.web.host)
            return HealthReport.Finding(
                .mail, isWell: true, .mail(way.target, greeting: try way.greet()))
        } catch let fault as DeliveryFault {
            return HealthReport.Finding(
                .mail, isWell: false, .delivery(fault), advice: .testMail)
        } catch {
            guard let refusal = Refusal(from: error) else {
                return HealthReport.Finding(.mail, isWell: false, .said("\(error)"))
            }
            return Diagnose.refused(.mail, refusal)
        }
    }

    /// Whether a channel's secrets are where they should be; nothing is posted.
    private func channel(
        _ channel: Channel, _ organisation: Organisation
    ) -> HealthReport.Finding {
        do throws(Refusal) {
            _ = try ChannelWay.courier(channel, organisation, workplace)
            return HealthReport.Finding(.channel(channel.id), isWell: true, .channelIsKnown)
        } catch {
            return Diagnose.refused(.channel(channel.id), error)
        }
    }

    private func calendars(_ intent: Intent) -> HealthReport.Finding {
        do throws(Refusal) {
            let calendars = try BusyCalendars(of: intent, workplace: workplace, now: now)
            let skipped = calendars.notes.filter {
                $0.finding.severity == .error || $0.finding.rule == "nothing-read"
            }.count
            return HealthReport.Finding(
                .busyCalendars, isWell: true,
                .calendars(
                    rooms: calendars.busy.rooms.count, people: calendars.busy.people.count,
                    unread: skipped), advice: skipped > 0 ? .namesOfEvents : nil)
        } catch {
            return Diagnose.refused(.busyCalendars, error)
        }
    }

    private static func refused(
        _ subject: HealthSubject, _ refusal: Refusal
    ) -> HealthReport.Finding {
        HealthReport.Finding(
            subject, isWell: false, .refused(refusal), advice: HealthAdvice(refusal))
    }
}
