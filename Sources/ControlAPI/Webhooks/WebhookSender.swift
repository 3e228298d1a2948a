import HTTP
import TLS

/// Sends one delivery and tells what became of it.
struct WebhookSender: Sendable {
    let send: @Sendable (WebhookQueue.Delivery, WebhookTarget, WebhookSecret) -> WebhookQueue.Outcome

    /// By HTTP, as Standard Webhooks has it; an answer's body is not read, a redirection not followed.
    static let http = WebhookSender { delivery, target, secret in
        let now = SystemClock.unixTime
        var request = HTTPClientConnection.Request("POST", target: target.target)
        request.body = delivery.body
        request.fields = [
            ("User-Agent", "mock-registry"), ("webhook-id", delivery.id), ("webhook-timestamp", "\(now)"),
            ("webhook-signature", secret.signature(of: delivery.body, id: delivery.id, at: now)),
        ]
        var failure = "there is no address to send to"
        for host in target.hosts {
            do throws(HTTPClientConnection.Failure) {
                return .answer(try HTTPClientConnection(request, to: try destination(target, host)).head().status)
            } catch {
                failure = error.description
            }
        }
        return .failure(failure)
    }

    /// How long a receiver may think, in milliseconds.
    private static let patience = 10_000
    private static let authorities = "/etc/ssl/certs/ca-certificates.crt"

    private static func destination(
        _ target: WebhookTarget,
        _ host: String
    ) throws(HTTPClientConnection.Failure) -> HTTPClientConnection.Destination {
        var authority: PEM?
        if target.usesTLS {
            do throws(TLSError) { authority = try PEM(file: authorities) } catch { throw .connection(error) }
        }
        return .init(host: host, port: target.port, authority: authority, patience: patience)
    }
}
