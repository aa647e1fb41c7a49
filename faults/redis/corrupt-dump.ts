import { fault, type Fault, type Service } from 'firedrill';

/**
 * The first block of the file that the server starts from (the dump, or the base of the append-only file) becomes zeros, and the server is restarted: it will
 * not load the file and ends. Acknowledged writes are in the file before. Undone by putting the very file back and starting the server; where it answers by then,
 * somebody has repaired it, and its own files stand.
 */
export const corruptDump = (service: Service): Fault<'corruptDump'> =>
  fault(corruptDump, {
    kind: 'corrupt-dump',
    target: service,
    capability: 'corruptDump',
    settings: {},
    words: {
      does: `spoils the file that ${service.name} starts from, and restarts it`,
      usersSee: 'errors until the file is repaired or replaced',
      bites: 'the server does not run, since it cannot load its file',
      lifted: 'the server has loaded its file and answers',
    },
  });
