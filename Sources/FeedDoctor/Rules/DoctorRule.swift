import ICalendar

/// A rule of the feed doctor: what it is called, where it stands, whom it touches, how to mend it, and how it is found.
struct DoctorRule: Sendable {
    /// Short and stable, for programs.
    let name: String
    let severity: Finding.Severity
    /// Such as `RFC 5545 §3.1`; empty when no standard asks for it.
    let section: String
    /// Empty for all.
    let clients: [CalendarClient]
    /// What is wrong, in a few words.
    let title: String
    /// What to do.
    let remedy: String
    /// All places, in no order.
    let check: @Sendable (Patient) -> [Symptom]

    init(
        _ severity: Finding.Severity, _ name: String, _ section: String,
        _ clients: [CalendarClient], _ title: String, mend remedy: String,
        _ check: @escaping @Sendable (Patient) -> [Symptom]
    ) {
        self.name = name
        self.severity = severity
        self.section = section
        self.clients = clients
        self.title = title
        self.remedy = remedy
        self.check = check
    }

    /// A rule that touches all clients.
    init(
        _ severity: Finding.Severity, _ name: String, _ section: String, _ title: String,
        mend remedy: String, _ check: @escaping @Sendable (Patient) -> [Symptom]
    ) {
        self.init(severity, name, section, [], title, mend: remedy, check)
    }

    /// The whole rule book, from bytes to clients.
    static let all =
        ByteRules.all + StructureRules.all + ValueRules.all + ParameterRules.all + TimeRules.all
        + RepeatRules.all + IdentityRules.all + ZoneRules.all + AlarmRules.all
        + SchedulingRules.all + ContentRules.all + SubscriptionRules.all

    /// What it finds, at most `limit` places and how many more there are.
    func findings(in patient: Patient, limit: Int) -> [Finding] {
        let symptoms = check(patient).sorted { ($0.line, $0.message) < ($1.line, $1.message) }
        var findings = symptoms.prefix(limit).map { finding($0) }
        if let next = symptoms.dropFirst(limit).first {
            let rest = symptoms.count - limit
            findings.append(finding(Symptom(next.line, "and \(rest) more of these from here on")))
        }
        return findings
    }

    private func finding(_ symptom: Symptom) -> Finding {
        var finding = Finding(
            severity, name, line: symptom.line, symptom.message, clients: clients.map(\.rawValue))
        finding.section = section
        finding.title = title
        finding.remedy = remedy
        return finding
    }
}
