import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Admitted } from './admit.ts';
import { readAnswer, requestEngine } from './engine.ts';
import { visibleContainers, visibleMembers, withConfigHash } from './filter-list.ts';
import type { GateContext } from './gate-context.ts';
import { visibleEvents } from './visible-events.ts';

/** Sends an admitted request to the engine and its answer to the client. Resolves when the answer has begun; a stream goes on by itself. */
export const forward = async (admitted: Admitted, response: ServerResponse, context: GateContext): Promise<void> => {
  const asking = requestEngine(context.engine, { method: admitted.method, path: admitted.path, headers: bodyHeaders(admitted) });
  // A client that hangs up ends `logs -f` on the engine's side too. What it asked to be changed is changed all the same, so the answer is waited for.
  if (!admitted.changes) {
    response.once('close', () => {
      asking.destroy();
    });
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve);
    asking.on('error', reject);
    asking.end(admitted.body);
  });
  await sendAnswer(admitted, answer, response, context);
};

export const bodyHeaders = ({ body, method }: Admitted): Readonly<Record<string, string>> =>
  body === undefined
    ? method === 'POST'
      ? { 'content-length': '0' }
      : {}
    : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };

/** Passes an answer on, without what may not be seen. */
export const sendAnswer = async (admitted: Admitted, answer: IncomingMessage, response: ServerResponse, context: GateContext): Promise<void> => {
  const status = answer.statusCode ?? 502;
  const rewrite = status === 200 ? admitted.answer : undefined;
  if (rewrite === undefined || rewrite === 'events') {
    const headers = passedOn(answer.headers);
    if (rewrite === 'events') delete headers['content-length'];
    response.writeHead(status, headers);
    // `events` and `wait` answer long before they have something to tell, and clients wait for it.
    response.flushHeaders();
    // Breaking off at either end is ordinary, and `pipeline` then ends the other.
    const stages = rewrite === 'events' ? [answer, visibleEvents(), response] : [answer, response];
    pipeline(stages, () => undefined);
    return;
  }
  const { json } = await readAnswer(answer);
  const text = JSON.stringify(await visiblePart(rewrite, json, context));
  response.writeHead(status, { ...passedOn(answer.headers), 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
};

const visiblePart = async (rewrite: 'containers' | 'network' | 'networks', json: unknown, context: GateContext): Promise<unknown> => {
  if (rewrite === 'containers') return visibleContainers(json, context.scope).map((container) => withConfigHash(container, context.configHashes()));
  const ids = await context.objects.visibleIds();
  if (rewrite === 'network') return visibleMembers(json, ids);
  return Array.isArray(json) ? json.map((network: unknown) => visibleMembers(network, ids)) : [];
};

/** What belongs to one connection only. */
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer', 'te'];

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
