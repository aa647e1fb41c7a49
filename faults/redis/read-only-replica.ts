import { fault, type Fault, type Service } from 'firedrill';

/**
 * The server is demoted to a replica, as by a failover that its clients missed: it answers reads with what it has and refuses writes with READONLY. Its master
 * is an address where nobody listens, so its data is never replaced; replicas of its own reconnect. Undone by making it a master again, unless somebody has
 * given it another master meanwhile, which is told.
 */
export const readOnlyReplica = (service: Service): Fault<'refuseWrites'> =>
  fault(readOnlyReplica, {
    kind: 'read-only-replica',
    target: service,
    capability: 'refuseWrites',
    settings: {},
    words: {
      does: `demotes ${service.name} to a replica that refuses writes`,
      usersSee: 'reads that work and changes that fail',
      bites: 'a write is refused with READONLY',
      lifted: 'a write is taken',
    },
  });
