import type { TerminalState } from '../../../preload/contract.ts';

export function WindowStation({ terminal }: { readonly terminal: TerminalState }) {
  return <h1>{terminal.officeName}</h1>;
}
