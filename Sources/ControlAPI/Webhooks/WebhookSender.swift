import HTTP
import TLS

/// Sends one delivery and tells what became of it.
struct WebhookSender: Sendable {
    let send: @Sendable (WebhookQueue.Delivery, WebhookTarget, WebhookSecret) -> WebhookQueue.Outcome

    /// By HTTP, as Standard Webhooks has it; an answer's body is not read, a redirection not followed.
    ///
    /// Receivers by https are held against these certificates, or against the system's.
    static func http(trusting authority: PEM? = nil) -> WebhookSender {
        WebhookSender { delivery, target, secret in outcome(of: delivery, target, secret, authority) }
    }

    private static func outcome(
        of delivery: WebhookQueue.Delivery,
        _ target: WebhookTarget,
        _ secret: WebhookSecret,
        _ authority: PEM?
    ) -> WebhookQueue.Outcome {
        let now = SystemClock.unixTime
        var request = HTTPClientConnection.Request("POST", target: target.target)
        request.body = delivery.body
        request.fields = [
            ("User-Agent", "mock-registry"), ("webhook-id", delivery.id), ("webhook-timestamp", "\(now)"),
            ("webhook-signature", secret.signature(of: delivery.body, id: delivery.id, at: now)),
        ]
        var failures: [String] = []
        for host in target.hosts {
            do throws(HTTPClientConnection.Failure) {
                let destination = try destination(target, host, authority)
                return .answer(try HTTPClientConnection(request, to: destination).head().status)
            } catch {
                failures.append(error.description)
            }
        }
        return .failure(failures.joined(separator: "; "))
    }

    /// How long a receiver may think, in milliseconds.
    private static let patience = 10_000
    private static let authorities = "/etc/ssl/certs/ca-certificates.crt"

    private static func destination(
        _ target: WebhookTarget,
        _ address: String,
        _ authority: PEM?
    ) throws(HTTPClientConnection.Failure) -> HTTPClientConnection.Destination {
        var server = HTTPClientConnection.Destination(host: target.host, port: target.port, patience: patience)
        server.address = address
        guard target.usesTLS else { return server }
        server.authority = authority
        guard authority == nil else { return server }
        do throws(TLSError) { server.authority = try PEM(file: authorities) } catch { throw .connection(error) }
        return server
    }
}
