import { drill, minutes } from 'firedrill';
import quick from '../series-drills/quick.drill.ts';

/**
 * Whoever waits for an alert in vain has used up half of two minutes by then, and a busy machine that stands still for a moment puts ten seconds in doubt: where
 * evidence is missing, that must be what the trial ends with.
 */
export default drill({ ...quick, promises: { ...quick.promises, detected: minutes(1), restored: minutes(5) } });
