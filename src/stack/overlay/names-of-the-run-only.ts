/**
 * The name of a stopped container is unknown to Docker, which then asks the name servers of the host, 20 s long where those do not answer: a refused connection would
 * be a silent one there, and a repaired server out of reach for as long. With `ndots` above 0 it answers names without a dot by itself, at once (moby, `resolver.go`).
 * A search domain of the host's would add the dot.
 */
export const namesOfTheRunOnly = { dns_opt: ['ndots:1'], dns_search: ['.'] };
