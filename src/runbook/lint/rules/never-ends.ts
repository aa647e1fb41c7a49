import { callOf, ofCommands, type LintRule } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';

const follows = /^(?:-[a-zA-Z]*f[a-zA-Z]*|-F|--follow(?:=.*)?)$/;

export const neverEnds: LintRule = {
  id: 'never-ends',
  severity: 'warning',
  asks: 'every command ends by itself, so that the next one is reached',
  check: ofCommands((command) => {
    const { words } = command;
    const [program] = words;
    const logs = callOf(command, /^logs$/);
    const containers = callOf(command, /^(?:docker|docker-compose|podman|kubectl)$/);
    const followed = containers.length > 0 ? logs.find(({ text }) => follows.test(text)) : undefined;
    if (followed !== undefined) return told(followed, 'show the end of it instead: --tail 100');
    const up = containers.length > 0 && words.some(({ text }) => /^(?:compose|docker-compose)$/.test(text)) ? callOf(command, /^up$/) : [];
    if (up.length > 0 && !up.some(({ text }) => /^(?:-[a-zA-Z]*d[a-zA-Z]*|--detach|--wait|--no-start)$/.test(text)))
      return told(up[0], 'let it go on by itself: up -d');
    const tail = callOf(command, /^(?:tail|journalctl)$/).find(({ text }) => follows.test(text));
    if (tail !== undefined) return told(tail, 'show the end of it instead: -n 100');
    const stats = callOf(command, /^stats$/);
    if (containers.length > 0 && stats.length > 0 && !stats.some(({ text }) => text === '--no-stream')) return told(stats[0], 'add --no-stream');
    const watched = callOf(command, /^kubectl$/).find(({ text }) => text === '-w' || text === '--watch');
    if (watched !== undefined) return told(watched, 'wait for what is wanted: kubectl wait --for=… --timeout=…');
    if (program?.text === 'watch') return told(program, 'ask once, or in a loop that ends');
    if (program?.text === 'ping' && !words.some(({ text }) => /^-(?:c|w)/.test(text))) return told(program, 'add -c 3');
    const endless = command.keyword === 'while' && /^(?:true|:)$/.test(program?.text ?? '');
    return endless ? told(program, 'end the loop after a number of rounds') : undefined;
  }),
};

const told = (word: ShellWord | undefined, suggestion: string) => ({ word, message: 'this goes on until somebody interrupts it', suggestion });
