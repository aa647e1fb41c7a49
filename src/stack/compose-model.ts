import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseDocument } from 'yaml';
import { DrillError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';

/** What `docker compose config` answers, as far as it is read here. */
export interface ComposeModel {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks?: Readonly<Record<string, { readonly external?: boolean }>>;
  readonly volumes?: Readonly<Record<string, ComposeVolume>>;
  readonly configs?: Readonly<Record<string, { readonly file?: string }>>;
}

export interface ComposeService {
  readonly image?: string;
  readonly container_name?: string;
  readonly command?: readonly string[] | null;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: readonly ComposePort[];
  readonly expose?: readonly (string | number)[];
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly network_mode?: string;
  readonly read_only?: boolean;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly configs?: readonly { readonly source: string; readonly target?: string }[];
  readonly restart?: string;
  readonly deploy?: {
    readonly restart_policy?: { readonly condition?: string };
    readonly resources?: { readonly limits?: { readonly memory?: string | number } };
  };
  readonly mem_limit?: string | number;
  readonly pid?: string;
  /** As it stands in the file: `/scratch:size=16m`. */
  readonly tmpfs?: readonly string[];
  readonly volumes?: readonly ComposeMount[];
}

export interface ComposeMount {
  readonly type: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: { readonly size?: string | number };
}

export interface ComposeVolume {
  readonly external?: boolean;
  readonly driver_opts?: Readonly<Record<string, string>>;
}

export interface ComposePort {
  readonly target: number;
  readonly published?: string;
  readonly protocol?: string;
}

export interface ComposeFiles {
  /** The user's file first, overlays after it. */
  readonly files: readonly string[];
  readonly profiles: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly project?: string;
}

const run = promisify(execFile);
const outputLimit = 64 * 1024 * 1024;

/** The arguments that stand before a compose verb. Asked of the user's file's own folder, as compose does by itself. */
const composeArguments = ({ files, profiles, project }: ComposeFiles): string[] => [
  'compose',
  ...(project === undefined ? [] : ['--project-name', project]),
  ...files.flatMap((file) => ['--file', resolve(file)]),
  ...profiles.flatMap((profile) => ['--profile', profile]),
];

const mentionsLine = /(?<file>[^\s:]+\.ya?ml)?:? ?.*?line (?<line>\d+)/;

/** Where a file stops being YAML. Compose's own reader names the line at which the broken block began, or a later one. */
const brokenLine = async (file: string): Promise<number | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return parseDocument(text, { strict: false }).errors[0]?.linePos?.[0].line;
};

/**
 * The resolved text of compose files, in the format asked for.
 * @throws DrillError `compose-invalid` at the line that compose names, with what compose said.
 */
export const composeConfig = async (files: ComposeFiles, format: 'json' | 'yaml', place?: Place): Promise<string> => {
  const main = files.files[0] ?? '';
  try {
    const { stdout } = await run('docker', [...composeArguments(files), 'config', '--format', format], {
      cwd: dirname(main),
      env: { ...process.env, ...files.environment },
      maxBuffer: outputLimit,
    });
    return stdout;
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    const line = (await brokenLine(main)) ?? mentionsLine.exec(said)?.groups?.['line'];
    throw new DrillError('compose-invalid', `docker compose cannot read ${basename(main)}: ${said}`, {
      cause,
      place: line === undefined ? (place ?? { file: main, line: 1 }) : { file: main, line: Number(line) },
      hint: `try it by hand: docker compose -f ${main} config`,
    });
  }
};

/** Reads and resolves compose files. Needs the Compose plugin and no engine. @throws DrillError `compose-invalid`. */
export const readComposeModel = async (files: ComposeFiles, place?: Place): Promise<ComposeModel> =>
  JSON.parse(await composeConfig(files, 'json', place)) as ComposeModel;
