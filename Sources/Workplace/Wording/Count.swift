/// `1 room`, `12 rooms`; with a plural of its own `1 person`, `2 people`.
package func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}
