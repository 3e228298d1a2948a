import Commands

/// Every extension, by the policy offered or not: adding one is a folder and a line here.
package let standardExtensions: [any Extension.Type] = [
    SecDNS.self,
    RGP.self,
    LoginSec.self,
    AuthCode.self,
    PTDomain.self,
    EURidAuthInfo.self,
    DKHM.self,
    FRED.self,
    AddlEmail.self,
    KeyRelay.self,
    UnhandledNamespaces.self,
    SecureAuthInfo.self,
    ChangePoll.self,
    AllocationToken.self,
    Fee.self,
    TTL.self,
    Maintenance.self,
    Launch.self,
    IDN.self,
    NameStore.self,
    RGPPoll.self,
    Sync.self,
    Balance.self,
    LowBalancePoll.self,
]
