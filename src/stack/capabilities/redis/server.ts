import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';

/** One question to a server and what it said, or that it said nothing in time. */
export interface Answer {
  readonly outcome: 'said' | 'refused' | 'silent';
  readonly said: string;
}

/** A Redis server as its own redis-cli sees it, inside the server's container, with the password that the container was started with. */
export interface RedisServer {
  /** The password that clients know; `undefined` where the container was started without one. */
  password(): Promise<string | undefined>;
  /** @throws Error with the server's words when it refuses, or when it says nothing within 5 s. */
  call(...command: readonly string[]): Promise<string>;
  /** As `call`; being refused and getting no answer within `patienceMs` are answers too. `password` is that of the container by default. */
  ask(command: readonly string[], options?: { readonly patienceMs?: number; readonly password?: string | undefined }): Promise<Answer>;
  /** Sends commands as they are, binary values included. @throws Error when one is refused. */
  feed(commands: readonly (readonly (string | Buffer)[])[]): Promise<void>;
  /** What a process in the container needs in order to be let in, as environment. */
  environment(): Promise<Readonly<Record<string, string>>>;
  /** How redis-cli is called there, before its command. */
  cli(): Promise<readonly string[]>;
}

const patience = 5_000;
/** What `timeout` ends with when it had to end the command. */
const timedOut = 124;

export const redisServer = (system: SystemUnderTest, service: string): RedisServer => {
  const started = async (): Promise<{ readonly argv: readonly string[]; readonly environment: Readonly<Record<string, string>> }> => {
    const id = containerOf(system, service);
    const [{ Args: argv }, { environment }] = await Promise.all([system.engine.docker.getContainer(id).inspect(), system.engine.inspect(id)]);
    return { argv, environment };
  };
  const password = async (): Promise<string | undefined> => {
    const { argv, environment } = await started();
    return valueOf(argv, '--requirepass') ?? environment['REDIS_PASSWORD'] ?? environment['VALKEY_PASSWORD'] ?? environment['REDISCLI_AUTH'];
  };
  const cli = async (): Promise<readonly string[]> => ['redis-cli', '-e', '-p', valueOf((await started()).argv, '--port') ?? '6379'];
  // Not on a command line, where others in the container would see it.
  const authentication = (known: string | undefined): Record<string, string> => (known === undefined ? {} : { REDISCLI_AUTH: known });
  const environment = async (): Promise<Record<string, string>> => authentication(await password());
  const ask: RedisServer['ask'] = async (command, options = {}) => {
    const argv = ['timeout', String((options.patienceMs ?? patience) / 1_000), ...(await cli()), ...command];
    const env = 'password' in options ? authentication(options.password) : await environment();
    const { exitCode, output } = await system.engine.exec(containerOf(system, service), argv, { env });
    return { outcome: exitCode === 0 ? 'said' : exitCode === timedOut ? 'silent' : 'refused', said: output.trim() };
  };
  return {
    ...{ password, ask, environment, cli },
    call: async (...command) => {
      const { outcome, said } = await ask(command);
      if (outcome === 'said') return said;
      throw new Error(`${service} ${outcome === 'silent' ? 'said nothing' : `answered ${said}`} to ${command[0] ?? ''}`);
    },
    feed: async (commands) => {
      const argv = [...(await cli()), '--pipe'];
      const input = Buffer.concat(commands.map(encode));
      const { exitCode, output } = await system.engine.exec(containerOf(system, service), argv, { env: await environment(), input });
      if (exitCode !== 0) throw new Error(`${service} did not take what it was fed: ${output.trim()}`);
    },
  };
};

const valueOf = (argv: readonly string[], option: string): string | undefined => (argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined);

/** A command in the protocol of Redis. */
const encode = (command: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from(`*${String(command.length)}\r\n`),
    ...command.flatMap((part) => [Buffer.from(`$${String(Buffer.byteLength(part))}\r\n`), Buffer.from(part as string), Buffer.from('\r\n')]),
  ]);

/** What the server says of itself under `name`, from an answer to INFO. */
export const infoOf = (info: string, name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';

/** A write that writes nothing: the server refuses it as it refuses any other, and lets it pass without a trace. */
export const emptyWrite = ['SETRANGE', 'firedrill:no-such-key', '0', ''] as const;
