import { npmScript } from './test/npm-script.ts';
import { stopSignal } from './test/stop-signal.ts';

// All fast checks at once: they wait for different things, and two cores do in half a minute what one after the other takes twice as long for.
// The types are checked with the lint rules that need them: `lint` fails where the compiler finds an error anywhere, in test/types too.
const checks = ['lint', 'format', 'fast'];

const stop = stopSignal();

/** Runs one npm script and prints what it said once it is over, so that outputs do not mix. */
const run = (script: string): Promise<boolean> =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = npmScript(script, { stdio: ['ignore', 'pipe', 'pipe'], stop });
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('close', (code) => {
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${script.padEnd(6)}  ${seconds} s\n`);
      if (code !== 0 || script === 'fast') process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });

const results = await Promise.all(checks.map(run));
process.exitCode = results.every(Boolean) ? 0 : 1;
