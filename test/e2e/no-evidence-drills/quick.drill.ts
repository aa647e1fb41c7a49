import { drill, minutes } from 'firedrill';
import quick from '../series-drills/quick.drill.ts';

/** Whoever waits for an alert in vain has used up half of two minutes by then: where evidence is missing, that must be what the trial ends with. */
export default drill({ ...quick, promises: { ...quick.promises, restored: minutes(5) } });
