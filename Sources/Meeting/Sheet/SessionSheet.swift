package import CivilTime
package import Communities
package import Facilitation
package import Ledger
package import Workplace

/// An agenda with everything that the sheet of a session says beside it.
package struct SessionSheet: Sendable {
    /// The timed programme.
    package let agenda: Agenda
    /// What stands beside it.
    package let facts: AgendaPage.Facts
    /// What it was made from.
    package let template: SessionTemplate
    /// What it was fitted to.
    package let situation: AgendaSituation
    /// Whose it is; `nil` for a template by itself.
    package let session: Session?

    /// - Parameter now: in what has begun no roles are dealt any more.
    /// - Throws: a refusal when there is no such session, or no agenda that fits.
    package init(
        _ brief: AgendaBrief, in workspace: OpenWorkspace, _ language: Language, now: Instant
    ) throws(Refusal) {
        guard let id = brief.session else {
            try self.init(ofTemplate: brief, in: workspace)
            return
        }
        let entry = try workspace.session(id)
        let published = try workspace.published(now)
        let ledger = try workspace.workplace.readLedger()
        let roles = try RoleBook(
            workspace, published: published,
            agendas: try SessionAgenda(workspace, of: published, ledger: ledger), ledger: ledger,
            now: now)
        try self.init(of: entry, brief, in: workspace, roles: roles, ledger: ledger, language)
    }

    /// - Parameter roles: of the season that the session belongs to.
    package init(
        of entry: PublishedSession, _ brief: AgendaBrief = AgendaBrief(),
        in workspace: OpenWorkspace, roles: RoleBook, ledger: Ledger?, _ language: Language
    ) throws(Refusal) {
        let session = entry.session
        guard let known = session.template else {
            throw Refusal(MeetingRefusal.noTemplate(session.id))
        }
        let template = try Self.template(known.rawValue, workspace)
        var situation = roles.agendas.situation(session, for: template)
        situation.minutes = brief.minutes ?? situation.minutes
        situation.people = brief.people ?? situation.people
        situation.mode = brief.mode ?? situation.mode
        situation.start = brief.start ?? situation.start
        let agenda = try Self.fitted(template, workspace.library, situation)
        func name(_ person: PersonID) -> String {
            workspace.intent.person(person)?.name ?? person.rawValue
        }
        var facts = AgendaPage.Facts(
            entry, in: workspace.intent, language,
            facilitator: session.facilitator.flatMap { workspace.intent.person($0)?.name })
        facts.join = session.online.flatMap { workspace.intent.onlineRoom($0)?.link }
        facts.roles = roles.entries(of: entry).map { entry in
            AgendaPage.RoleTurn(entry.role, entry.person.map(name))
        }
        facts.next = NextSessions(workspace, roles: roles, language).lines(after: entry)
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.keptGroups().first { $0.uid == entry.uid }
        }
        facts.groups = kept?.rounds.map { groups in groups.map { $0.map(name) } } ?? []
        let rounds = GroupRounds(agenda).rounds
        if rounds.count == facts.groups.count {
            facts.groupTitles = rounds.compactMap { $0.block?.text(language) }
        }
        for person in agenda.openThreads.compactMap(\.owner) {
            facts.names[person] = workspace.intent.person(person)?.name
        }
        self.agenda = agenda
        self.facts = facts
        self.template = template
        self.situation = situation
        self.session = session
    }

    private init(ofTemplate brief: AgendaBrief, in workspace: OpenWorkspace) throws(Refusal) {
        let library = workspace.library
        let template = try Self.template(brief.template ?? "", workspace)
        for id in brief.earlier where library.method(MethodID(rawValue: id)) == nil {
            throw workspace.unknown(.method, id, among: library.methods.map(\.id.rawValue))
        }
        situation = AgendaSituation(
            minutes: brief.minutes ?? template.length?.ideal ?? 90,
            people: brief.people ?? 12, mode: brief.mode ?? .physical,
            start: brief.start ?? ClockTime(minutes: 540) ?? .startOfDay,
            earlier: [brief.earlier.map(MethodID.init(rawValue:))],
            experience: try workspace.workplace.pastTimes().experience)
        agenda = try Self.fitted(template, library, situation)
        facts = AgendaPage.Facts()
        self.template = template
        session = nil
    }

    private static func template(
        _ id: String, _ workspace: OpenWorkspace
    ) throws(Refusal) -> SessionTemplate {
        if let found = workspace.library.template(TemplateID(rawValue: id)) { return found }
        throw workspace.unknown(
            .template, id, among: workspace.library.templates.map(\.id.rawValue))
    }

    private static func fitted(
        _ template: SessionTemplate, _ library: MethodLibrary, _ situation: AgendaSituation
    ) throws(Refusal) -> Agenda {
        do {
            return try AgendaFitter(library: library).fit(template, situation)
        } catch {
            throw Refusal(MeetingRefusal.noAgenda(template.id, error))
        }
    }
}
