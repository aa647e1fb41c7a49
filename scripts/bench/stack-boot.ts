import { connectCanary } from '../../src/stack/connect-canary.ts';
import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import type { DockerEngine } from '../../src/stack/docker-engine.ts';
import { ownServices } from '../../src/stack/overlay/own-services.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import { accountApiModel } from './account-api.ts';
import { composeByHand } from './compose-by-hand.ts';
import { interleave } from './interleave.ts';
import type { Measurement } from './measurement.ts';
import { requireHealthy } from './require-healthy.ts';
import { quantile, ratios } from './statistics.ts';
import { withFastStack } from './with-stack.ts';

export const stackBoot: Measurement = {
  name: 'stack-boot',
  title: 'Starting a system',
  method:
    'The account API by `startStack` (the user’s file under the generated overlay: every arrow through its link, the proxy, the operator’s toolbox and the ' +
    'pager: 8 containers) against `docker compose up --wait` of the same file (5 containers), each until every container is healthy. One warm-up each; ' +
    'taking away is not timed, nor loading testcontainers, which a run does beside its checks. After each start, outside the timed part, every container is looked at, and every link of `app` must answer.',
  run: async (context) => {
    const api = await accountApiModel();
    const { ours, compose } = await interleave(
      context,
      {
        compose: () => composeByHand(api, (containers) => requireHealthy(api.engine, containers)),
        ours: () =>
          withFastStack(api, async (started, { bootMs }) => {
            await requireHealthy(api.engine, started.containers);
            await requireLinks(api.engine, started);
            return bootMs;
          }),
      },
      { turns: context.samples(7), warmUp: 1, tell: (ms) => `${ms.toFixed(0)} ms` },
    );
    const ratio = ratios(ours, compose);
    return {
      figures: [
        { name: 'startStack', unit: 'ms', values: ours },
        { name: 'docker compose up --wait', unit: 'ms', values: compose },
        { name: 'ratio, pair by pair', unit: 'x', values: ratio },
      ],
      goals: [{ words: 'stack boot against docker compose up --wait, median ratio', unit: 'x', most: 1.15, measured: quantile(ratio, 0.5) }],
    };
  },
};

const requireLinks = async (engine: DockerEngine, started: StartedStack): Promise<void> => {
  const toolbox = containerOf(started, ownServices.toolbox);
  for (const { client, server, address, ports } of started.links.filter((link) => link.client === 'app')) {
    for (const port of ports) {
      const { outcome } = await connectCanary(engine, toolbox, { address, port });
      if (outcome !== 'answered') throw new Error(`the link ${client} -> ${server}:${String(port)} was not up: ${outcome}`);
    }
  }
};
