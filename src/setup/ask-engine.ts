import { lastLines, type RunCommand } from './run-command.ts';

/** What came back when the Docker client was asked for its engine. */
export type EngineAnswer =
  | { readonly state: 'answers'; readonly version: string; /** As Go says it: `amd64`, `arm64`. */ readonly arch: string }
  | { readonly state: 'no-client' }
  | { readonly state: 'forbidden' }
  | { readonly state: 'silent'; readonly why: string };

/** Asks the engine that the client means (DOCKER_HOST, context, default socket); an answer takes at most ten seconds. */
export async function askEngine(run: RunCommand): Promise<EngineAnswer> {
  const format = '{{.Server.Version}} {{.Server.Arch}}';
  const result = await run('docker', ['version', '--format', format], { timeoutMs: 10_000 });
  if (result.code === 127) return { state: 'no-client' };
  const [version, arch] = result.stdout.trim().split(' ');
  if (result.code === 0 && version !== undefined && arch !== undefined) return { state: 'answers', version, arch };
  if (/permission denied/iu.test(result.stderr)) return { state: 'forbidden' };
  return { state: 'silent', why: lastLines(result.stderr, 1) };
}
