import type { ToolboxAnswers } from '../core/inventory.ts';
import type { ToolboxExec } from './toolbox.ts';

/** What only a toolbox can say. */
export interface AskedOfToolbox {
  /** Calls, `docker compose ps`, each with the command that makes it tell its options. */
  readonly calls: ReadonlyMap<string, string>;
  readonly scripts: readonly string[];
}

/** Reads pairs of a kind and a text, ended by zero bytes, and answers each with what comes of it and a zero byte; first, every word that can be called. */
const answerAll = `compgen -c | sort -u; printf '\\0'
while IFS= read -r -d '' kind && IFS= read -r -d '' text; do
  case $kind in
    call) timeout 3 bash --noprofile --norc -c "$text" 2>&1 </dev/null | head -c 200000 ;;
    script) bash --noprofile --norc -n -c "$text" 2>&1 </dev/null ;;
  esac
  printf '\\0'
done`;

/** An option where help names it: \`-f, --file=NAME\`, \`[-h|--help]\`, \`--[no-]color\`. */
const option = /(?<=^|[\s,|[(/])--?(?:\[no-\])?[A-Za-z0-9][\w-]*/gm;

/** Fewer, and what was printed is no help but a complaint. */
const fewestOptions = 2;

/** Asks a toolbox what it can call, which options calls have, and whether its shell can read scripts. Nothing that a document says is carried out. */
export const askToolbox = async (exec: ToolboxExec, { calls, scripts }: AskedOfToolbox, signal: AbortSignal): Promise<Required<ToolboxAnswers>> => {
  const questions = [...[...calls.values()].map((help) => ['call', help]), ...scripts.map((text) => ['script', text])];
  const chunks: Buffer[] = [];
  await exec(['bash', '--noprofile', '--norc', '-c', answerAll], {
    input: Buffer.from(
      questions
        .flat()
        .map((text) => `${text.replaceAll('\0', '')}\0`)
        .join(''),
    ),
    signal,
    onOutput: (chunk) => {
      chunks.push(chunk);
    },
  });
  const [programs = '', ...answers] = Buffer.concat(chunks).toString('utf8').split('\0');
  if (answers.length <= questions.length)
    throw new Error(`the toolbox answered ${String(answers.length - 1)} of ${String(questions.length)} questions`);
  const help = [...calls.keys()].map((call, index) => ({ call, options: optionsIn(answers[index] ?? '') }));
  return {
    programs: programs.split('\n').filter((name) => name !== ''),
    calls: help.filter(({ options }) => options.length >= fewestOptions),
    brokenScripts: scripts.flatMap((text, index) => complaint(text, answers[calls.size + index] ?? '')),
  };
};

const optionsIn = (help: string): readonly string[] => [
  ...new Set(
    [...help.matchAll(option)].flatMap(([name]) => (name.includes('[no-]') ? [name.replace('[no-]', ''), name.replace('[no-]', 'no-')] : [name])),
  ),
];

/** A shell says `bash: -c: line 3: …`, and the line itself below it. */
const complaint = (text: string, said: string): Required<ToolboxAnswers>['brokenScripts'] => {
  const [, line, says] = /line (\d+): (.*)/.exec(said) ?? [];
  return line === undefined || says === undefined ? [] : [{ text, line: Number(line), says }];
};
