import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';

/** Standard output and error of a container as one stream, in the order in which the engine sent them. The types of dockerode leave the call out. */
export const demultiplex = (docker: Docker, stream: NodeJS.ReadableStream | Readable): PassThrough => {
  const both = new PassThrough();
  (docker.modem as { demuxStream(from: unknown, out: unknown, err: unknown): void }).demuxStream(stream, both, both);
  return both;
};
