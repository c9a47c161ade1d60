/** One key of one terminal: `keyid` of its requests, `kid` of what it signs for good. */
export interface KeyName {
  readonly terminalId: string;
  readonly keyNumber: number;
}

export function keyIdOf({ terminalId, keyNumber }: KeyName): string {
  return `${terminalId}#${keyNumber}`;
}

export function keyNameIn(keyId: string): KeyName | null {
  const [, terminalId, number] = /^([\w-]{1,100})#([1-9]\d{0,8})$/.exec(keyId) ?? [];
  return terminalId === undefined ? null : { terminalId, keyNumber: Number(number) };
}
