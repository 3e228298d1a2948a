import Commands
import EPP

/// What a client did not list at login stands in `<extValue>` of its answers (RFC 9038): announced only.
///
/// The answers are made so where they are written: a session knows what its client listed.
package enum UnhandledNamespaces: Extension {
    package static let namespace = Namespace.unhandledNamespaces
}
