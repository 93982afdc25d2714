import CivilTime
import Communities
import FoundationEssentials
import Platform
import Workplace

/// What everything published is made from besides the sessions: the program, the files as they were read, the layouts and the
/// zone's clock.
///
/// A community's own file counts for what tells of that community alone; every other file counts for everything.
struct WorkspaceInputs: Sendable {
    /// What counts for everything.
    let ground: InputDigest
    private let communities: [CommunityID: InputDigest]

    /// `nil` where it cannot be told: for a workspace that is only supposed, which stands in no file, or a program that
    /// cannot find itself.
    init?(_ workspace: OpenWorkspace) {
        guard let texts = workspace.texts, let program = Self.program else { return nil }
        let files = texts.map { (file: $0, community: Self.community(of: $0.path)) }
        communities = Dictionary(
            files.compactMap { file, community in
                community.map { id in (id, InputDigest { $0.add(file.text) }) }
            }, uniquingKeysWith: { first, _ in first })
        ground = InputDigest { list in
            list.add(program)
            for (file, community) in files where community == nil {
                list.add(file.path)
                list.add(file.text)
            }
            list.add(Self.layouts(workspace.layouts))
            list.add(Self.clock(workspace.zone))
        }
    }

    /// What a community's own file says; one without a file says nothing.
    func community(_ id: CommunityID) -> InputDigest {
        communities[id] ?? InputDigest(high: 0, low: 0)
    }

    /// The layouts as they lie on the disk now. They are read while pages are made: who keeps what was made from them asks
    /// before and after.
    static func layouts(_ layouts: Layouts) -> InputDigest {
        InputDigest { list in
            for folder in layouts.folders {
                // A folder that is not there has no layouts.
                let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
                for name in names.sorted() {
                    // A folder among them has no bytes; a file that cannot be read stops whoever renders it.
                    let bytes = try? DurableFile.read("\(folder)/\(name)", limit: 10_000_000)
                    list.add(name)
                    list.add(bytes.map { String(decoding: $0, as: UTF8.self) })
                }
            }
        }
    }

    /// Another program may write another way.
    private static let program: String? = {
        // Where the system does not tell which program runs, none is known.
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return path.flatMap { FileStamp($0) }.map { "\($0.inode) \($0.size) \($0.modified)" }
    }()

    /// The changes of the clock over the years that calendars can show.
    private static func clock(_ zone: Zone) -> String {
        func moment(_ year: Int) -> Instant {
            Instant(secondsSinceEpoch: (year - 1970) * 31_556_952)
        }
        let changes = zone.transitions(from: moment(2000), to: moment(2100)).map { change in
            "\(change.instant.secondsSinceEpoch) \(change.after.offset) \(change.after.name)"
        }
        let first = zone.type(at: moment(2000))
        return "\(zone.identifier) \(first.offset) \(first.name) "
            + changes.joined(separator: ",")
    }

    private static func community(of path: String) -> CommunityID? {
        let folder = "communities/"
        guard path.hasPrefix(folder), let dot = path.lastIndex(of: ".") else { return nil }
        return CommunityID(rawValue: String(path[..<dot].dropFirst(folder.count)))
    }
}
