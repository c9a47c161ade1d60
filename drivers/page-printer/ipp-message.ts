/**
 * IPP messages as bytes (RFC 8010 §3): version, operation or status, request id, groups of attributes, and whatever
 * document follows. Requests and replies have one form, so one codec serves the driver and the simulator.
 */
export interface IppMessage {
  /** Operation id of a request, status of a reply. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  readonly document: Uint8Array;
}

export interface IppGroup {
  readonly tag: number;
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>;
}

export interface IppValue {
  readonly tag: number;
  readonly bytes: Uint8Array;
}

export const groupTag = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const;

const endOfAttributes = 0x03;
/** Tags below this one begin a group (RFC 8010 §3.5.1). */
const firstValueTag = 0x10;
const version = [2, 0] as const;

export function encodeIpp(message: IppMessage): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.from(version), uint16(message.code), uint32(message.requestId)];
  for (const group of message.groups) {
    parts.push(Uint8Array.of(group.tag));
    for (const [name, values] of group.attributes) {
      // Further values of an attribute carry an empty name (RFC 8010 §3.1.5).
      values.forEach((value, index) => {
        parts.push(
          Uint8Array.of(value.tag),
          sized(index === 0 ? Buffer.from(name) : new Uint8Array()),
          sized(value.bytes),
        );
      });
    }
  }
  parts.push(Uint8Array.of(endOfAttributes), message.document);
  return Buffer.concat(parts);
}

/** null for bytes that are no IPP message, or one that is cut off. Attributes of unknown kinds are carried as bytes. */
export function decodeIpp(bytes: Uint8Array): IppMessage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 9 || bytes[0] === 0 || (bytes[0] ?? 0) > 2) return null;
  const groups: { tag: number; attributes: Map<string, IppValue[]> }[] = [];
  let at = 8;
  let last: IppValue[] | null = null;
  const take = (): Uint8Array | null => {
    if (at + 2 > bytes.length) return null;
    const length = view.getUint16(at);
    if (at + 2 + length > bytes.length) return null;
    const taken = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return taken;
  };
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    at += 1;
    if (tag === endOfAttributes) {
      return { code: view.getUint16(2), requestId: view.getUint32(4), groups, document: bytes.subarray(at) };
    }
    if (tag < firstValueTag) {
      groups.push({ tag, attributes: new Map() });
      last = null;
      continue;
    }
    const name = take();
    const value = take();
    const group = groups.at(-1);
    if (name === null || value === null || group === undefined) return null;
    if (name.length > 0) {
      last = [];
      group.attributes.set(Buffer.from(name).toString('utf8'), last);
    }
    if (last === null) return null;
    last.push({ tag, bytes: value });
  }
  return null;
}

function sized(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([uint16(bytes.length), bytes]);
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 0xff);
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
