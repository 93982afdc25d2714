import Communities
import Transfer
import Workplace

/// Why a channel did not take a post.
enum ChannelReason: DeliveryReason {
    case badAddress(String, HTTPAddress.Fault)
    case outOfOrder(String, Int)
    case refuses(String, Int)
    case unreachable(String, String)
    case silent(String, seconds: Int)
    case fault(String, TransferFault)

    func words(_ language: Language) -> String {
        switch self {
        case .badAddress(let name, let fault):
            TransferFault.address(fault).words(
                of: language.say(
                    "het adres van het kanaal '\(name)'", "the address of the channel '\(name)'"),
                language
            ).message
        case .outOfOrder(let name, let status):
            language.say(
                "het kanaal '\(name)' is buiten werking (HTTP \(status))",
                "the channel '\(name)' is out of order (HTTP \(status))")
        case .refuses(let name, let status):
            language.say(
                "het kanaal '\(name)' weigert het (HTTP \(status))",
                "the channel '\(name)' refuses it (HTTP \(status))")
        case .unreachable(let name, let words):
            language.say(
                "het kanaal '\(name)' is niet te bereiken (\(words))",
                "the channel '\(name)' cannot be reached (\(words))")
        case .silent(let name, let seconds):
            language.say(
                "het kanaal '\(name)' antwoordde niet binnen \(seconds) s",
                "the channel '\(name)' did not answer within \(seconds) s")
        case .fault(let name, let fault):
            fault.words(
                of: language.say("het kanaal '\(name)'", "the channel '\(name)'"), language
            ).message
        }
    }
}
