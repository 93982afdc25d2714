import Foundation
import Planning

/// A file of the tests' own data, decoded.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: name)))
}

/// A published plan of a fixture, with its freeze and pins.
struct KnownPlan: Decodable {
    var published: Instance.Published
    var frozenBefore: Int
    var pinned: [Instance.Pin]

    func publish(in instance: inout Instance) {
        instance.published = published
        instance.frozenBefore = frozenBefore
        instance.pinned = pinned
    }
}
