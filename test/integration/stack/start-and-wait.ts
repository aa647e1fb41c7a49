import { startTwoClients } from '../../contract/two-clients.ts';

// A process that starts a system, tells its run and never comes to an end by itself: it is there to be killed.
const { runId } = await startTwoClients();
process.stdout.write(`${runId}\n`);
setInterval(() => undefined, 60_000);
