/// Why the server does not start, or stopped by itself.
package enum ServeFault: Error, Hashable, Sendable {
    /// There is no folder at this place, or it may not be entered.
    case folderMissing(String)
    /// The port is not one of 1...65535.
    case portOutOfRange(Int)
    /// Another program listens there already.
    case portInUse(host: String, port: Int)
    /// The system does not let this user listen on that port; below 1024 it wants a privilege.
    case portForbidden(host: String, port: Int)
    /// The host is not an address of this machine, or its name is unknown.
    case hostUnknown(String)
    /// Anything else, in the words of the system.
    case stopped(String)
}

extension ServeFault: CustomStringConvertible {
    /// The fault as a sentence for the person who started the server, with the way out.
    package var description: String {
        switch self {
        case .folderMissing(let place):
            "there is no folder to serve at '\(place)': run 'kring publish' first, or name another"
        case .portOutOfRange(let port):
            "\(port) is not a port: it should be a number from 1 to 65535"
        case .portInUse(let host, let port):
            "port \(port) of \(host) is in use: stop the program that listens there, or choose another port"
        case .portForbidden(let host, let port):
            "not allowed to listen on port \(port) of \(host): choose a port from 1024 up"
        case .hostUnknown(let host):
            "'\(host)' is not an address of this machine: 127.0.0.1 serves this machine only, 0.0.0.0 everybody"
        case .stopped(let reason):
            "the server stopped: \(reason)"
        }
    }
}
