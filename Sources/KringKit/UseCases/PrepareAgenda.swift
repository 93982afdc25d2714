package import CivilTime
package import Communities
package import Facilitation
import Ledger

/// How an agenda is written.
package enum AgendaFormat: String, CaseIterable, Sendable {
    case html, md, txt, json
    /// One page that runs the session: now, next, a timer, and the rest fitted anew.
    case live
}

/// What an agenda is asked for: a session, or a template with its minutes, people and mode.
package struct AgendaBrief: Sendable {
    /// A published session.
    package var session: String?
    /// A template instead.
    package var template: String?
    /// How long; the session's own unless given.
    package var minutes: Int?
    /// How many people; those expected at the session unless given.
    package var people: Int?
    /// How people meet; as the session says unless given.
    package var mode: Mode?
    /// When it starts.
    package var start: ClockTime?
    /// Methods the last session had, for a template; a session knows its own past.
    package var earlier: [String] = []

    /// All parts given.
    package init(
        session: String?, template: String?, minutes: Int?, people: Int?, mode: Mode?,
        start: ClockTime?
    ) {
        self.session = session
        self.template = template
        self.minutes = minutes
        self.people = people
        self.mode = mode
        self.start = start
    }
}

/// A timed agenda, exact to the minute: `kring agenda`.
package struct PrepareAgenda: Sendable {
    private let place: Workplace
    private let now: Instant

    /// Of that workspace.
    ///
    /// - Parameter now: in what has begun no roles are dealt any more.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// The agenda as text in the format.
    package func run(
        _ brief: AgendaBrief, format: AgendaFormat, language: Language?, copy: AgendaPage.Copy,
        encoding encode: (AgendaJSON) throws -> String
    ) throws -> String {
        let workspace = try OpenWorkspace(place)
        let language = language ?? workspace.intent.organisation.language
        let prepared = try prepare(brief, workspace, language, copy)
        var agenda = prepared.agenda
        if format == .json {
            // A page has the community's name above the title; the JSON has nothing else to say it with.
            if let session = try brief.session.map(workspace.session)?.session {
                let titles = SessionTitle(intent: workspace.intent, library: workspace.library)
                agenda.title = LocalizedText(titles.text(session, language))
            }
            return try encode(AgendaJSON(agenda, language: language))
        }
        let page = AgendaPage(
            agenda: agenda, facts: prepared.facts, language: language, copy: copy)
        if format == .live {
            let policy = try AgendaFitter(library: workspace.library).policy(
                of: agenda, prepared.template, prepared.situation)
            var context = page.context
            context["live"] = .text(
                try LiveAgenda(agenda, policy, session: prepared.session, language).text())
            return try workspace.layouts.render("agenda-live.html", context)
        }
        return try page.rendered(format.rawValue, by: workspace.layouts.render)
    }

    /// The facilitator's copy of a session's agenda as a page; `nil` when it has none.
    func facilitatorsPage(
        _ session: SessionID, in workspace: OpenWorkspace, _ language: Language
    ) throws(Refusal) -> String? {
        let brief = AgendaBrief(
            session: session.rawValue, template: nil, minutes: nil, people: nil, mode: nil,
            start: nil)
        let prepared: Prepared
        do throws(Refusal) {
            prepared = try prepare(brief, workspace, language, .facilitator)
        } catch {
            if error.status == .answerIsNo || error.status == .inputMissing { return nil }
            throw error
        }
        let page = AgendaPage(
            agenda: prepared.agenda, facts: prepared.facts, language: language,
            copy: .facilitator)
        do {
            return try page.rendered("html", by: workspace.layouts.render)
        } catch {
            throw Refusal(from: error) ?? Refusal(.bug, "\(error)")
        }
    }

    private struct Prepared {
        var agenda: Agenda
        var facts: AgendaPage.Facts
        var template: SessionTemplate
        var situation: AgendaSituation
        var session: Session?
    }

    private func prepare(
        _ brief: AgendaBrief, _ workspace: OpenWorkspace, _ language: Language,
        _ copy: AgendaPage.Copy
    ) throws(Refusal) -> Prepared {
        let library = workspace.library
        guard let id = brief.session else {
            let template = try template(brief.template ?? "", workspace)
            for id in brief.earlier where library.method(MethodID(rawValue: id)) == nil {
                throw workspace.unknown("method", id, among: library.methods.map(\.id.rawValue))
            }
            let situation = AgendaSituation(
                minutes: brief.minutes ?? template.length?.ideal ?? 90,
                people: brief.people ?? 12, mode: brief.mode ?? .physical,
                start: brief.start ?? ClockTime(minutes: 540) ?? .startOfDay,
                earlier: [brief.earlier.map(MethodID.init(rawValue:))],
                experience: workspace.pastTimes.experience)
            return Prepared(
                agenda: try fitted(template, library, situation), facts: AgendaPage.Facts(),
                template: template, situation: situation)
        }
        let entry = try workspace.session(id)
        let session = entry.session
        guard let known = session.template else {
            throw Refusal(
                .inputMissing, "the session '\(id)' has no template",
                advice: "give its community templates, or --template")
        }
        let template = try template(known.rawValue, workspace)
        let published = try workspace.published()
        let agendas = try workspace.agendas(of: published)
        var situation = agendas.situation(session, for: template)
        situation.minutes = brief.minutes ?? situation.minutes
        situation.people = brief.people ?? situation.people
        situation.mode = brief.mode ?? situation.mode
        situation.start = brief.start ?? situation.start
        let agenda = try fitted(template, library, situation)
        let facilitator = session.facilitator.flatMap { workspace.intent.person($0)?.name }
        let pages = SessionPages(
            workspace: workspace, layouts: workspace.layouts, agendas: agendas)
        var facts = pages.facts(entry, language, facilitator: facilitator, back: nil)
        facts.join = session.online.flatMap { workspace.intent.onlineRoom($0)?.link }
        let roles = try RoleBook(workspace, published: published, now: now)
        facts.roles = roles.entries(of: entry).map { entry in
            AgendaPage.RoleTurn(
                entry.role,
                entry.person.map { workspace.intent.person($0)?.name ?? $0.rawValue })
        }
        facts.next = NextSessions(workspace, roles: roles, language).lines(after: entry)
        facts.groups = try keptGroups(of: entry.uid, workspace)
        let rounds = GroupRounds(agenda).rounds
        if rounds.count == facts.groups.count {
            facts.groupTitles = rounds.compactMap { $0.block?.text(language) }
        }
        let owners = agenda.openThreads.compactMap(\.owner)
        for person in owners { facts.names[person] = workspace.intent.person(person)?.name }
        return Prepared(
            agenda: agenda, facts: facts, template: template, situation: situation,
            session: session)
    }

    /// The names of the people of each group, by round; empty where none are kept.
    private func keptGroups(
        of uid: String, _ workspace: OpenWorkspace
    ) throws(Refusal) -> [[[String]]] {
        guard let ledger = try workspace.place.readLedger() else { return [] }
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.keptGroups().first { $0.uid == uid }
        }
        return kept?.rounds.map { groups in
            groups.map { $0.map { workspace.intent.person($0)?.name ?? $0.rawValue } }
        } ?? []
    }

    private func template(
        _ id: String, _ workspace: OpenWorkspace
    ) throws(Refusal) -> SessionTemplate {
        if let found = workspace.library.template(TemplateID(rawValue: id)) { return found }
        throw workspace.unknown(
            "session template", id, among: workspace.library.templates.map(\.id.rawValue))
    }

    private func fitted(
        _ template: SessionTemplate, _ library: MethodLibrary, _ situation: AgendaSituation
    ) throws(Refusal) -> Agenda {
        do {
            return try AgendaFitter(library: library).fit(template, situation)
        } catch {
            let words = AgendaFaultWords(.en)
            let ways = words.waysOut(error)
            throw Refusal(
                .answerIsNo, "no agenda from '\(template.id)': \(words.sentence(error))",
                advice: ways.isEmpty ? nil : ways.joined(separator: ", or "))
        }
    }
}
