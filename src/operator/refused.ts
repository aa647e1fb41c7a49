/** Thrown inside the gate where a call must not reach the engine. The message names the call in words: `POST /containers/create`. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: 403 | 413;

  constructor(call: string, status: 403 | 413 = 403) {
    super(call);
    this.status = status;
  }
}
