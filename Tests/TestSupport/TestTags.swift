package import Testing

extension Tag {
    /// Takes more than a second or so: left out of `make test-fast`.
    @Tag package static var slow: Self
}
