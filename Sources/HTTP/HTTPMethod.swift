/// The methods that a route may have.
///
/// Others are not implemented: CONNECT and TRACE are of no use here, and harmful.
enum HTTPMethod {
    static let implemented: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
}
