import type { DocumentCommand } from '../lint-document.ts';
import { callOf, ofCommands, type LintRule } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';
import { redisCall } from './redis-call.ts';

const screens = /^(?:vi|vim|nano|emacs|less|more|top|htop|telnet|ftp|rlwrap|screen|tmux)$/;

/** `-it`, `-t`, `--tty` of a command that starts another in a container. */
const terminalOption = (command: DocumentCommand): ShellWord | undefined => {
  const words = callOf(command, /^(?:docker|podman|kubectl)$/);
  const verb = words.findIndex(({ text }) => text === 'exec' || text === 'run' || text === 'attach');
  if (verb < 0) return undefined;
  const operand = words.findIndex(({ text }, at) => at > verb && !text.startsWith('-'));
  const options = words.slice(verb + 1, Math.max(0, operand));
  return options.find(({ text }) => /^-(?:[a-z]*t[a-z]*)$/.test(text) || text === '--tty');
};

/** A client of a database that is given nothing to do asks for it. */
const asks = (command: DocumentCommand): ShellWord | undefined => {
  if (command.fed) return undefined;
  const redis = redisCall(command);
  const first = callOf(command, /(?:^|\/)redis-cli$/);
  const own = first.some(({ text }) =>
    /^--(?:scan|rdb|bigkeys|memkeys|hotkeys|stat|latency|pipe|version|help|eval|cluster|functions-rdb)/.test(text),
  );
  if (redis !== undefined && redis.name === undefined && !own) return first[0];
  const psql = callOf(command, /(?:^|\/)psql$/);
  return psql.some(({ text }) => /^(?:-[a-zA-Z]*[clf]|--(?:command|file|list|version|help).*)/.test(text)) ? undefined : psql[0];
};

export const needsTerminal: LintRule = {
  id: 'needs-terminal',
  severity: 'warning',
  asks: 'no command needs a person at a terminal in the middle of it',
  check: ofCommands((command) => {
    const [program] = command.words;
    if (program !== undefined && screens.test(program.text)) {
      return {
        word: program,
        message: `${program.text} waits for somebody at a terminal`,
        suggestion: 'write the command that does the same by itself',
      };
    }
    const option = terminalOption(command);
    if (option !== undefined) {
      return {
        word: option,
        message: `${option.text} fails where there is no terminal, as in a script`,
        suggestion: 'leave it out: the command needs none',
      };
    }
    const client = asks(command);
    if (client === undefined) return undefined;
    return {
      word: client,
      message: `${client.text} without a command opens a prompt`,
      suggestion: 'name what is to be asked: redis-cli PING, psql -c …',
    };
  }),
};
