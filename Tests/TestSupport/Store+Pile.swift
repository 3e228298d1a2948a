import EPP
import Registry

extension Store {
    /// Lets the moment come in which thousands of domains are due.
    package func pileUp() {
        operate { world, now in
            for number in 1...20_000 {
                let (created, expires) = (now - .days(400), now + .days(1))
                let name = "d\(number).example"
                world.apply(
                    .domain(Domain(name: name, id: 1000 + number, sponsor: "alpha", created: created, expires: expires))
                )
            }
        }
        clock.advance(by: .days(1))
    }
}
