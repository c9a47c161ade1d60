import type { Method } from '../../preload/contract.ts';

/**
 * The way to the main process broke after a call had gone out and before its answer came: whether it was done is unknown.
 * Thrown, not a failure of the contract, because the contract never answered; the shell catches it at one place.
 */
export class BridgeLost extends Error {
  readonly method: Method;

  constructor(method: Method) {
    super(`the answer to ${method} was lost`);
    this.name = 'BridgeLost';
    this.method = method;
  }
}
