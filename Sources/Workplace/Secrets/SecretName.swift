import Communities

/// What a secret is for, for people: they are never told what it is.
package enum SecretName: Hashable, Sendable {
    case mailPassword
    case channelAddress(String)
    case channelToken(String)
    case watchdogAddress

    func words(_ language: Language) -> String {
        switch self {
        case .mailPassword:
            language.say("het wachtwoord van de mailserver", "the mail server's password")
        case .channelAddress(let channel):
            language.say(
                "het adres van het kanaal '\(channel)'", "the address of the channel '\(channel)'")
        case .channelToken(let channel):
            language.say(
                "de sleutel van het kanaal '\(channel)'", "the token of the channel '\(channel)'")
        case .watchdogAddress:
            language.say("het adres van de watchdog", "the address of the watchdog")
        }
    }
}
