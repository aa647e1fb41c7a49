/** A bug that somebody could have written: one edit of one file below `src/core`. */
export interface CheckerMutant {
  readonly file: string;
  readonly bug: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

const inFile =
  (file: string) =>
  (bug: string, from: string, to: string): CheckerMutant => ({ file, bug, from, to });

const lostWrites = inFile('checkers/lost-writes.ts');
const lost = inFile('checkers/lost.ts');
const recovered = inFile('checkers/recovered.ts');
const duplicated = inFile('checkers/duplicated.ts');
const unexpected = inFile('checkers/unexpected.ts');
const same = inFile('checkers/same-as-written.ts');
const reordered = inFile('checkers/reordered.ts');
const stale = inFile('checkers/stale.ts');
const gaps = inFile('checkers/gaps.ts');
const atLeastOnce = inFile('checkers/at-least-once.ts');
const deadLetters = inFile('checkers/dead-letters.ts');
const linearizable = inFile('checkers/linearizable.ts');
const clash = inFile('checkers/clash-in.ts');
const readings = inFile('checkers/readings.ts');
const run = inFile('checkers/run-checker.ts');
const record = inFile('record-history.ts');
const reading = inFile('record-reading.ts');
const index = inFile('columns/text-index.ts');
const texts = inFile('columns/texts.ts');

export const checkerMutants: readonly CheckerMutant[] = [
  lostWrites('takes unanswered writes for acknowledged ones', "outcome !== 'ok'", "outcome === 'failed'"),
  lostWrites('takes refused writes for acknowledged ones', "outcome !== 'ok'", "outcome === 'unknown'"),
  lostWrites('wants every write twice', 'attempt) > 0', 'attempt) > 1'),
  lostWrites('reports what is there', 'if (timesFound(primary, attempt) > 0) continue;', 'if (timesFound(primary, attempt) === 0) continue;'),
  lostWrites('looks at users instead of the primary', "finalReading(history, 'primary')", "finalReading(history, 'users')"),
  lostWrites(
    'does not ask whether the reading is late enough',
    'if (mustHold(primary, history.attempts.completedMs[attempt] ?? Infinity))',
    'if (primary !== undefined)',
  ),
  lostWrites('forgets what it is unsure of', 'else unsure += 1;', ''),
  lost('is content without a reading', "...readingGaps(history, ['primary']),", ''),
  lost('takes doubt for a pass', 'unsure === 0 ? []', 'unsure >= 0 ? []'),
  recovered('takes acknowledged writes for recovered ones', "outcome !== 'unknown'", "outcome === 'failed'"),
  recovered('lists the ones that are not there', 'attempt) > 0)', 'attempt) === 0)'),
  duplicated('ignores duplicates', 'if (found > 1)', 'if (found > 2)'),
  duplicated('takes every write for a duplicate', 'if (found > 1)', 'if (found > 0)'),
  duplicated('does not look where users read', "['primary', 'users']", "['primary']"),
  duplicated('counts a redelivery', "['primary', 'users']", "['primary', 'users', 'deliveries']"),
  duplicated('trusts a reading that was broken off', 'incomplete(readings)', '[]'),
  unexpected('ignores strangers', 'for (const id of reading.strangers)', 'for (const id of [])'),
  unexpected('ignores what was refused', "if (outcome === 'failed')", 'if (false)'),
  unexpected('takes unanswered writes for refused ones', "if (outcome === 'failed')", "if (outcome !== 'ok')"),
  unexpected('looks at the primary only', 'finalReadings(history)', "finalReadings(history, ['primary'])"),
  same('reports equal fields', 'found !== agreement.different || reported', 'found !== agreement.same || reported'),
  same('reports a write as often as it is found', ' || reported.has(attempt)', ''),
  same('takes a missing field for a good one', 'if (found === agreement.unread) unread += 1;', 'if (found === agreement.unread) judged += 1;'),
  same('counts what it was not asked', 'if (found === agreement.same || found === agreement.different)', 'if (found !== agreement.unread)'),
  reordered(
    'compares sequences the wrong way round',
    'if (sequence < standing.highestSequence) cases',
    'if (sequence > standing.highestSequence) cases',
  ),
  reordered(
    'takes the same sequence for an earlier one',
    'if (sequence < standing.highestSequence) cases',
    'if (sequence <= standing.highestSequence) cases',
  ),
  reordered('ignores real time', 'else if (completedMs < standing.latestInvokedMs)', 'else if (false)'),
  reordered('takes touching writes for ordered ones', 'completedMs < standing.latestInvokedMs', 'completedMs <= standing.latestInvokedMs'),
  reordered(
    'believes the instant of an unanswered write',
    "outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity",
    'attempts.completedMs[attempt] ?? Infinity',
  ),
  reordered('counts a second appearance', ' || seen[attempt] === 1', ''),
  reordered('counts refused writes', " || outcome === 'failed'", ''),
  reordered('mixes partitions', 'lines[entries.partition[entry] ?? -1]', 'lines[0]'),
  reordered('mixes keys', 'attempts.line[attempt] ?? 0)', '0)'),
  reordered('reads order where there is none', 'ordered === true', 'ordered !== false'),
  reordered('forgets the highest', 'if (sequence > standing.highestSequence) standing', 'standing'),
  reordered(
    'forgets the latest',
    'Math.max(standing.latestInvokedMs, attempts.invokedMs[attempt] ?? -Infinity)',
    'attempts.invokedMs[attempt] ?? -Infinity',
  ),
  stale('compares users with users', "finalReading(history, 'primary')", "finalReading(history, 'users')"),
  stale('counts refused writes', "outcome === 'failed' || ", ''),
  stale(
    'believes the instant of an unanswered write',
    "outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity",
    'attempts.completedMs[attempt] ?? Infinity',
  ),
  stale('does not ask which was read first', 'Math.min(acknowledgedMs, primary.endedMs)', 'primary.endedMs'),
  stale('ignores that the primary was read before', 'Math.min(acknowledgedMs, primary.endedMs)', 'acknowledgedMs'),
  stale('takes doubt for a pass', 'unsure === 0 ? []', 'unsure >= 0 ? []'),
  gaps('is off by one', 'position > next)', 'position > next + 1)'),
  gaps('never looks at the end', 'next < range.end ?', 'false ?'),
  gaps('never looks at the beginning', 'next: range?.first', 'next: undefined'),
  gaps('does not sort', 'walk?.back === false', 'walk !== undefined'),
  gaps('sorts, and walks on', 'const again = begin(rangeOf(partition));', 'const again = walk ?? begin(rangeOf(partition));'),
  gaps('mixes partitions', 'const walk = walks[numbers[entry] ?? -1];', 'const walk = walks[0];'),
  gaps('forgets partitions of which nothing was read', '...unseen.map((range) => ({ partition: range.partition, walk: begin(range) }))', ''),
  gaps('finds holes in a reading that was broken off', '!reading.complete || unplaced > 0', 'unplaced > 0'),
  gaps('finds holes that an entry without a position may fill', '!reading.complete || unplaced > 0', '!reading.complete'),
  atLeastOnce('allows a message to be applied twice', 'if (applied > 1)', 'if (applied > 2)'),
  atLeastOnce('forbids a message to be delivered twice', 'if (applied > 1)', 'if (applied > 1 || delivered > 1)'),
  atLeastOnce('ignores the dead letters', ' || timesFound(dead, attempt) > 0) continue;', ') continue;'),
  atLeastOnce('is content with a delivery', 'if (delivered > 0) {', 'if (delivered > 0) continue; if (false) {'),
  atLeastOnce('wants unanswered messages', "} else if (outcome === 'ok') {", '} else {'),
  atLeastOnce('does not ask when the sink was read', 'mustHold(sink, deliveries.asOfMs)', 'sink?.complete === true'),
  atLeastOnce('does not ask whether the dead letters are known', 'deadAreKnown && deliveries', 'deliveries'),
  deadLetters('allows both', 'if (isProcessed && isDead)', 'if (false)'),
  deadLetters('allows neither', 'if (isProcessed || isDead || outcome', 'if (outcome'),
  deadLetters('wants unanswered messages', " || outcome !== 'ok') continue;", ') continue;'),
  deadLetters('does not ask when the dead letters were read', ' && mustHold(dead, acknowledgedMs)', ''),
  deadLetters('looks at deliveries instead of what was processed', "finalReading(history, 'primary')", "finalReading(history, 'deliveries')"),
  linearizable('believes that unanswered writes end', "const endsMs = outcome === 'ok' ?", 'const endsMs = true ?'),
  linearizable(
    'forgets unseen acknowledged writes',
    'firstEndMs !== Infinity)',
    'firstEndMs !== Infinity).filter(({ write }) => write === null || reads.some(({ value }) => value === write))',
  ),
  linearizable('allows reads of refused writes', "attempts.outcome[written] === 'failed'", 'false'),
  linearizable('allows reads from the future', 'completedMs < (attempts.invokedMs[written] ?? -Infinity)', 'false'),
  linearizable(
    'allows reads of what nobody wrote',
    'if (value !== null && written === undefined) return',
    'if (value !== null && written === undefined) continue; if (false) return',
  ),
  linearizable('forgets the empty register', 'const zone = zones', 'if (value === null) continue; const zone = zones'),
  linearizable('looks at the first read only', 'zone.lastBeginMs = Math.max(zone.lastBeginMs, invokedMs);', ''),
  linearizable('looks at the last end', 'zone.firstEndMs = Math.min(zone.firstEndMs, completedMs);', ''),
  linearizable('mixes keys', 'writesOf.get(key) ?? new', '[...writesOf.values()][0] ?? new'),
  clash('lets touching values clash', 'zone.firstEndMs < rival.lastBeginMs', 'zone.firstEndMs <= rival.lastBeginMs'),
  clash('compares neighbours only', 'before === undefined || zone.lastBeginMs > before.lastBeginMs ? zone : before', 'zone'),
  clash('is off by one', 'zone.lastBeginMs)) - 1]', 'zone.lastBeginMs))]'),
  clash('looks at every earlier value', 'Math.min(index, firstNotBefore(sorted, zone.lastBeginMs))', 'index'),
  clash('searches past equal instants', '?? Infinity) < ms)', '?? Infinity) <= ms)'),
  readings('takes the first reading for the last', 'reading.asOfMs >= last.asOfMs', 'reading.asOfMs < last.asOfMs'),
  readings('takes any complete reading for a late one', ' && acknowledgedMs <= reading.asOfMs', ''),
  readings('is late by one instant', 'acknowledgedMs <= reading.asOfMs', 'acknowledgedMs < reading.asOfMs'),
  readings('trusts a reading that was broken off', 'reading?.complete === true && ', 'reading !== undefined && '),
  readings('never says that a reading was broken off', 'complete ? []', 'true ? []'),
  run('takes no evidence for a pass', 'looked.judged === 0 ?', 'false ?'),
  run('takes a gap for a pass', "gaps.length > 0 ? 'inconclusive'", "false ? 'inconclusive'"),
  run('takes a case for doubt', "? 'broken'", "? 'inconclusive'"),
  run('forgets flaws', '...history.flaws, ', ''),
  run('breaks on what is only told', 'checker.breaks && ', ''),
  record('forgets that a driver died', "state === 'ended' ? []", 'true ? []'),
  record('forgets that an id was used twice', 'usedTwice.length === 0 ?', 'true ?'),
  record('takes no answer for a good one', "outcome.push('unknown')", "outcome.push('ok')"),
  record('mixes keys with writers', '-1 - writer.at(attempt)', 'writer.at(attempt)'),
  reading('counts an entry once, whatever the query counted', 'entry.times ?? 1', '1'),
  reading('counts a write once', 'times.at(number) + (entry', '0 * times.at(number) + (entry'),
  reading('forgets strangers', 'strangers.add(entry.id)', 'strangers.delete(entry.id)'),
  reading('takes a reading that nobody ended for a complete one', 'complete: false', 'complete: true'),
  reading('takes a missing field for a good one', 'return agreement.unread', 'return agreement.same'),
  index('finds what follows instead of what is asked', 'held.is(next, text) ? next', 'next < held.length ? next'),
  texts('compares lengths only', 'if (units[start + at] !== text.charCodeAt(at)) return false;', ''),
];
