import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { KeyStore } from './key-store.ts';
import type { ProgrammeStore } from './programme.ts';

/**
 * How the programme is read and set: `GET /programme`, `PATCH /programme` with the fields to set, `POST /keys`, where there are keys, for
 * a new one that is neither published nor used yet. Listens inside the container alone, so that only who may run a command in it gets here.
 */
export const control = (programme: ProgrammeStore, keys: Pick<KeyStore, 'make'> | undefined, port: number): Server =>
  createServer((request, response) => {
    const say = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const answer = async (): Promise<void> => {
      const body = await text(request);
      const asked = `${request.method ?? ''} ${request.url ?? ''}`;
      if (asked === 'PATCH /programme') programme.set(JSON.parse(body) as Record<string, unknown>);
      if (asked === 'GET /programme' || asked === 'PATCH /programme') say(200, programme.now());
      else if (keys !== undefined && asked === 'POST /keys') say(201, { kid: keys.make() });
      else say(404, { error: `there is no ${asked}` });
    };
    answer().catch((error: unknown) => {
      say(error instanceof RangeError || error instanceof SyntaxError ? 400 : 500, { error: String(error) });
    });
  }).listen(port, '127.0.0.1');
