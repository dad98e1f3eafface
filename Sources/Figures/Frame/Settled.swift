/// What the engine computed for a figure: there once the figure is settled, and nobody looks before.
@propertyWrapper
package struct Settled<Value: Sendable>: Sendable {
  private var value: Value?

  package init() {}

  package var wrappedValue: Value {
    get {
      guard let value else { preconditionFailure("a figure is settled before it is looked at") }
      return value
    }
    set { value = newValue }
  }
}
