import type { ProcessHarms } from '../../../core/harms/process-harms.ts';
import type { ServiceTable } from '../table.ts';
import { crashLoop, lacksRestartPolicy } from './crash-loop.ts';
import { hogCpu } from './hog-cpu.ts';
import { kill } from './kill.ts';
import { pause } from './pause.ts';
import { restart } from './restart.ts';
import { lacksRoom, scale } from './scale.ts';
import { squeezeMemory } from './squeeze-memory.ts';
import { stop } from './stop.ts';
import { throttleCpu } from './throttle-cpu.ts';

export const processCapabilities: ServiceTable<ProcessHarms> = {
  kill: { open: kill },
  stop: { open: stop },
  pause: { open: pause },
  restart: { open: restart },
  crashLoop: { open: crashLoop, lacks: lacksRestartPolicy },
  throttleCpu: { open: throttleCpu },
  hogCpu: { open: hogCpu },
  squeezeMemory: { open: squeezeMemory },
  scale: { open: scale, lacks: lacksRoom },
};
