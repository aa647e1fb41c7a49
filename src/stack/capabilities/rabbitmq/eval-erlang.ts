import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { restoring } from '../restoring.ts';

/** The small client of Erlang takes milliseconds; rabbitmqctl, which starts a machine of its own, is the fallback of images without it. */
const script = `
if command -v erl_call >/dev/null; then
  exec erl_call -timeout 20 -sname rabbit -c "$(cat /var/lib/rabbitmq/.erlang.cookie)" -e -fetch_stdout -no_result_term <<<"$1"
fi
rabbitmqctl --quiet eval "$1" | sed '$d'
`;

/** Text as an Erlang binary. Its bytes are written as numbers, so that nothing in it can end the expression. */
export const erlangText = (text: string): string => `<<${[...Buffer.from(text)].join(',')}>>`;

/** A queue, as the broker's own functions name it. */
export const erlangQueue = (vhost: string, queue: string): string => `rabbit_misc:r(${erlangText(vhost)}, queue, ${erlangText(queue)})`;

/**
 * Runs Erlang in a broker, from inside its own container. The code writes what it answers with `Say`, as a JSON value.
 * @throws Error with what was printed when the broker is not up or the code failed.
 */
export const evalErlang = async (system: SystemUnderTest, service: string, code: string): Promise<unknown> => {
  const whole = `Say = fun(Value) -> io:format("answer:~s~n", [base64:encode(iolist_to_binary(rabbit_json:encode(Value)))]) end, ${code}.`;
  const { exitCode, output } = await system.engine.exec(containerOf(system, service), [
    'bash',
    '-c',
    script,
    'eval',
    whole.replaceAll(/\s*\n\s*/g, ' '),
  ]);
  const [, answer] = /^answer:(\S+)$/m.exec(output) ?? [];
  if (answer === undefined) throw new Error(`${service} did not answer (exit code ${String(exitCode)}): ${output.trim().slice(0, 500)}`);
  return JSON.parse(Buffer.from(answer, 'base64').toString()) as unknown;
};

/** As `evalErlang`, for an undo. @throws DrillError `restore-failed` when the container was removed, and with it all that was changed. */
export const evalErlangBack = async (system: SystemUnderTest, service: string, code: string): Promise<void> => {
  await restoring(service, () => evalErlang(system, service, code));
};
