import ICalendar

/// A rule of the feed doctor as it is held: how bad it is to break it, where it stands, whom it touches, and how it is found.
struct Check: Sendable {
    let rule: DoctorRule
    let severity: Finding.Severity
    /// Such as `RFC 5545 §3.1`; empty when no standard asks for it.
    let section: String
    /// Empty for all.
    let clients: [CalendarClient]
    /// All places, in no order.
    let find: @Sendable (Patient) -> [Symptom]

    init(
        _ severity: Finding.Severity, _ rule: DoctorRule, _ section: String,
        _ clients: [CalendarClient], _ find: @escaping @Sendable (Patient) -> [Symptom]
    ) {
        self.rule = rule
        self.severity = severity
        self.section = section
        self.clients = clients
        self.find = find
    }

    /// A rule that touches all clients.
    init(
        _ severity: Finding.Severity, _ rule: DoctorRule, _ section: String,
        _ find: @escaping @Sendable (Patient) -> [Symptom]
    ) {
        self.init(severity, rule, section, [], find)
    }

    /// In the order of `DoctorRule`, from bytes to clients.
    static let all =
        ByteRules.all + StructureRules.all + ValueRules.all + ParameterRules.all + TimeRules.all
        + RepeatRules.all + IdentityRules.all + ZoneRules.all + AlarmRules.all
        + SchedulingRules.all + ContentRules.all + SubscriptionRules.all

    func diagnosis(_ symptom: Symptom) -> Diagnosis {
        Diagnosis(
            rule: rule, severity: severity, section: section, clients: clients,
            line: symptom.line, evidence: symptom.evidence)
    }
}
