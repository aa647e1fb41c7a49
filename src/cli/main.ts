import type { Command } from 'commander';

interface Entry {
  readonly summary: string;
  /** Started by firedrill itself: help does not mention it. */
  readonly hidden?: true;
  readonly load: () => Promise<(command: Command) => Command>;
}

// What all commands have in common is their names. Each loads its own rooms when it is called, and `--help` loads none: it starts about as fast
// as Node does.
const commands: Readonly<Record<string, Entry>> = {
  list: { summary: 'list the drills', load: async () => (await import('./commands/list.ts')).list },
  plan: {
    summary: 'resolve drills against their document and stack, starting nothing',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  run: { summary: 'put runbook sections on trial', load: async () => (await import('./commands/run.ts')).run },
  runbook: {
    summary: 'the documents themselves, starting nothing: runbook outline|lint|coverage FILE..., runbook accept [ID...]',
    load: async () => (await import('./commands/runbook.ts')).runbook,
  },
  history: {
    summary: 'what the recorded trials come to: medians, changes, flaky drills',
    load: async () => (await import('./commands/history.ts')).history,
  },
  doctor: { summary: 'look whether this machine has what drills need', load: async () => (await import('./commands/doctor.ts')).doctor },
  undo: { summary: 'take away what dead runs left behind', load: async () => (await import('./commands/undo.ts')).undo },
  report: { summary: 'draw the reports of a finished run again from its JSON', load: async () => (await import('./commands/report.ts')).report },
  ledger: {
    summary: 'ask again what was lost, of the operations that a run wrote down',
    load: async () => (await import('./commands/ledger.ts')).ledger,
  },
  watchdog: {
    summary: 'undo a run whose process dies or stalls; started by every run',
    hidden: true,
    load: async () => (await import('./commands/watchdog.ts')).watchdog,
  },
};

const help = `Usage: firedrill <command> [options]

Puts runbooks on trial: breaks a real system in containers and checks that the document is right.

Commands:
${Object.entries(commands)
  .filter(([, { hidden }]) => hidden !== true)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}  ${summary}\n`)
  .join('')}
Options:
  --version     print the version
  -h, --help    after a command: its arguments and options
`;

/** A reader that leaves early (`| head`) must not end a run that has something to undo. */
const outliveReader = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
};

const main = async (argv: readonly string[]): Promise<void> => {
  outliveReader(process.stdout);
  const [first = '--help', ...rest] = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  if (first === '--help' || first === '-h') {
    process.stdout.write(help);
    return;
  }
  outliveReader(process.stderr);
  if (first === '--version') {
    process.stdout.write(`${(await import('./version.ts')).version}\n`);
    return;
  }
  const entry = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (entry === undefined) {
    process.stderr.write(`error: unknown ${first.startsWith('-') ? 'option' : 'command'} '${first}'\n(firedrill --help says more)\n`);
    process.exitCode = (await import('../core/exit-code.ts')).exitCode.badInput;
    return;
  }
  const [declare, { carryOut }] = await Promise.all([entry.load(), import('./carry-out.ts')]);
  await carryOut({ name: first, summary: entry.summary, declare }, rest);
};

// Not awaited: `require` starts this file faster than `import` does, and does not take a file that awaits at its top.
void main(process.argv.slice(2));
