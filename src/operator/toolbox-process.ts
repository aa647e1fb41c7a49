/**
 * What the toolbox container runs as its first process. It reaps whatever a runbook's command leaves behind: under a first process that does not
 * (`sleep infinity`), the dead of one fork bomb fill the limit of processes and the toolbox can start nothing more.
 * Leave `init` off in the service: the sweep after each command kills every process but the first.
 */
export const toolboxProcess: readonly string[] = ['bash', '-c', 'trap "exit 0" TERM; while :; do sleep 3600 & wait; done', 'firedrill-toolbox'];

/** Kills every process but the first. Does nothing where the first process is not ours: outside of a container it would end the machine. Forks nothing. */
const sweep = 'mapfile -d "" -t first </proc/1/cmdline; if [[ ${first[-1]} == firedrill-toolbox ]]; then kill -KILL -1 2>/dev/null; fi';

/** Where a failing line leaves its number. A file, because everything a block prints is its own. */
const lineFile = '/tmp/.firedrill-failed-line';

/**
 * Runs before the text of a block, on the same line, so that line numbers in messages stay those of the block. A failing line ends the block, as
 * it would stop a person; a pipeline fails with any of its parts, except that a part which only lost its reader (`docker logs … | head`: 141)
 * did nothing wrong. What happens within functions, subshells and substitutions counts by its result, as it does at a prompt.
 */
const stopAtFailure =
  'set -o pipefail; ' +
  `trap 'firedrill_status=("$?" "\${PIPESTATUS[@]}"); for firedrill_part in "\${firedrill_status[@]:1}"; do case $firedrill_part in 0|141) ;; ` +
  `*) { echo "$LINENO" >${lineFile}; } 2>/dev/null; exit "\${firedrill_status[0]}";; esac; done' ERR; `;

/**
 * Runs in the toolbox as `$1` seconds, `$2` text. `timeout` ends the block's process group; what left the group is killed afterwards, so that no
 * process of one step lives on in the next, and none keeps the output open. What this shell itself would say stays out of the block's output.
 */
const supervise = `exec 3>&2 2>/dev/null; rm -rf ${lineFile}; timeout --kill-after=1s "$1s" bash --noprofile --norc -c "$2" 2>&3 3>&-; code=$?; ${sweep}; exit "$code"`;

const bash = (script: string): readonly string[] => ['bash', '--noprofile', '--norc', '-c', script];

/** The arguments that carry out one fenced block. No time at all is a millisecond, because `timeout 0` never ends. */
export const blockArguments = (text: string, withinMs: number): readonly string[] => [
  ...bash(supervise),
  'firedrill',
  String(Math.max(withinMs, 1) / 1_000),
  `${stopAtFailure}${text}`,
];

/** The arguments that end everything in the toolbox but its first process. */
export const sweepArguments: readonly string[] = bash(sweep);

/** The arguments that make the toolbox as it was when it was started: nothing runs in it, and nothing is in the folders that can be written to. */
export const tidyArguments: readonly string[] = bash(`${sweep}; find /tmp /root -mindepth 1 -delete`);

/** The arguments that print the number of the line that failed in the last block, where one did. */
export const failedLineArguments: readonly string[] = bash(`[[ -f ${lineFile} ]] && head -c 16 ${lineFile}`);
