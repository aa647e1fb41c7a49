import { drill, fault, service, type Fault, type Service } from 'firedrill';
import sound from '../../../../drills/redis-outage.drill.ts';

const words = { does: 'cuts a service off', usersSee: 'silence', bites: 'no answer comes', lifted: 'answers come' };
const cutOff = (target: Service): Fault<'drop'> => fault(cutOff, { kind: 'cut-off', target, capability: 'drop', settings: {}, words });

export default drill({
  ...sound,
  breaks: [cutOff(service('redis'))], // refused here
});
