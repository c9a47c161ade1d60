import { afterEach, expect, test, vi } from 'vitest';
import { SamChannel } from '../../../../drivers/card-reader/sam-channel.ts';
import {
  decodeFind,
  decodeRead,
  decodeSelect,
  decodeStatus,
  encodeAnswer,
  encodeReadAnswer,
} from '../../../../drivers/card-reader/sam-messages.ts';
import { samRequest } from '../../../../drivers/card-reader/sam-requests.ts';
import type { ByteLine } from '../../../../drivers/transport/byte-line.ts';
import { memoryLinePair } from '../../../../drivers/transport/memory-line.ts';
import { cardOfCitizen } from '../../../contract/card-reader-rigs.ts';

const found = encodeAnswer(0x9f, new Uint8Array(4));
const selected = encodeAnswer(0x90, new Uint8Array(8));
const card = cardOfCitizen('elder');
const find = { request: samRequest.findCard, decode: decodeFind, timeoutMs: 2_000 };
const read = { request: samRequest.readTextAndPhoto, decode: decodeRead, timeoutMs: 2_000 };
const lines: ByteLine[] = [];

afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
});

/** A channel whose module answers each command with these frames, whatever the command was. */
function channelAnswering(...answers: Uint8Array[]): SamChannel {
  const [driverEnd, deviceEnd] = memoryLinePair();
  lines.push(driverEnd);
  deviceEnd.onBytes(async () => {
    for (const answer of answers) await deviceEnd.write(answer);
  });
  return new SamChannel(driverEnd);
}

test.each([
  ['no card', encodeAnswer(0x80)],
  ['a selected card', selected],
  ['another card', encodeReadAnswer(card)],
  ['a failed read', encodeAnswer(0x41)],
])('an answer that comes late (%s) is not taken for the next command’s', async (_name, late) => {
  const select = { request: samRequest.selectCard, decode: decodeSelect, timeoutMs: 2_000 };
  const command = late === selected ? find : select;
  const right = late === selected ? found : selected;
  const outcome = await channelAnswering(late, right).exchange<string, string>(command, (value) => value);
  expect(outcome).toEqual({ kind: 'done', value: late === selected ? 'found' : 'selected' });
});

test('a refusal carries its word', async () => {
  const outcome = await channelAnswering(encodeAnswer(0x66)).exchange(
    { request: samRequest.status, decode: decodeStatus, timeoutMs: 2_000 },
    (value) => value,
  );
  expect(outcome).toEqual({ kind: 'refused', word: 0x66 });
});

test('bytes and buffers are wiped once they were used', async () => {
  const seen: Uint8Array[] = [];
  let deliver: (bytes: Uint8Array) => void = () => {};
  const line: ByteLine = {
    write: async () => {
      const chunk = encodeReadAnswer(card);
      seen.push(chunk);
      queueMicrotask(() => deliver(chunk));
    },
    onBytes: (listener) => {
      deliver = listener;
    },
    onClose: () => {},
    close: async () => {},
  };
  const outcome = await new SamChannel(line).exchange(read, ({ text, photo }) => {
    seen.push(text, photo);
    return Buffer.from(text).toString('utf16le', 0, 6);
  });
  expect(outcome).toEqual({ kind: 'done', value: '赵德福' });
  expect(seen.map((bytes) => bytes.some((byte) => byte !== 0))).toEqual([false, false, false]);
});

test('silent, damaged and lost are told apart', async () => {
  const damaged = Uint8Array.from(found);
  damaged[10] = 1;
  expect(await channelAnswering().exchange({ ...find, timeoutMs: 50 }, () => 0)).toEqual({
    kind: 'unanswered',
    because: 'silent',
  });
  expect(await channelAnswering(damaged).exchange({ ...find, timeoutMs: 50 }, () => 0)).toEqual({
    kind: 'unanswered',
    because: 'damaged',
  });
  const channel = channelAnswering();
  const waiting = channel.exchange(find, () => 0);
  await lines.at(-1)?.close();
  expect(await waiting).toEqual({ kind: 'unanswered', because: 'lost' });
  expect(channel.isLost).toBe(true);
  expect(await channel.exchange(find, () => 0)).toEqual({ kind: 'unanswered', because: 'lost' });
});

test('a damaged answer does not make anybody wait for the whole time limit', async () => {
  const damaged = encodeReadAnswer(card);
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  const settled = vi.fn();
  void channelAnswering(damaged)
    .exchange({ ...read, timeoutMs: 60_000 }, () => 0)
    .then(settled);
  await vi.waitFor(() => expect(settled).toHaveBeenCalledWith({ kind: 'unanswered', because: 'damaged' }), {
    timeout: 20_000,
  });
});
