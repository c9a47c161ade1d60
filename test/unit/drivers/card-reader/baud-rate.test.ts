import { afterEach, describe, expect, test, vi } from 'vitest';
import { SamCardReader, type SamCardReaderOptions } from '../../../../drivers/card-reader/sam-card-reader.ts';
import { baudRates } from '../../../../drivers/card-reader/sam-requests.ts';
import { cardOfCitizen, makeSerialRig } from '../../../contract/card-reader-rigs.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function readerAt(baudRate: (typeof baudRates)[number], options: Partial<SamCardReaderOptions> = {}) {
  const rig = await makeSerialRig();
  rig.sam.setMood({ baudRate });
  const reader = new SamCardReader({ open: rig.open, where: rig.where, pollMs: 20, ...options });
  open.push(reader, rig.plug);
  reader.start();
  return { rig, reader };
}

/** The pseudo-terminal remembers the speed that the serialport binding sets; the module hears nothing at another one. */
describe.skipIf(process.platform !== 'linux')('a module that somebody’s software left at another speed', () => {
  test.each(baudRates)('is found at %i baud', async (baudRate) => {
    const { rig, reader } = await readerAt(baudRate);
    await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 10 });
    rig.sam.placeCard(cardOfCitizen('rare-name'));
    expect(await reader.readNow(5_000)).toMatchObject({ ok: true, value: { name: '𬱖试' } });
    expect(rig.sam.commandsSeen.filter((command) => command >> 8 === 0x60)).toEqual([]);
  });

  test('is heard at once the next time', async () => {
    const { rig, reader } = await readerAt(9_600);
    await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 10 });
    await rig.plug.pull();
    await vi.waitUntil(() => reader.status().condition === 'absent', { timeout: 20_000, interval: 10 });
    await rig.plug.plugIn();
    await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 10 });
  });

  test('is set to the fastest where the terminal is told to, and works there', async () => {
    const { rig, reader } = await readerAt(19_200, { raisesSpeed: true });
    await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 10 });
    expect(rig.sam.commandsSeen).toContain(0x6000);
    expect(rig.sam.hearsAt).toBe(115_200);
    rig.sam.placeCard(cardOfCitizen('elder'));
    expect(await reader.readNow(5_000)).toMatchObject({ ok: true, value: { name: '赵德福' } });
  });

  test('stays at its speed where it does not know the command', async () => {
    const { rig, reader } = await readerAt(38_400, { raisesSpeed: true });
    rig.sam.setMood({ unknownCommands: [0x6000] });
    await vi.waitUntil(() => reader.status().condition === 'ready', { timeout: 20_000, interval: 10 });
    expect(rig.sam.hearsAt).toBe(38_400);
  });
});

test('a port behind which nobody answers at any speed says so', async () => {
  const { rig, reader } = await readerAt(9_600);
  rig.sam.setMood({ isSilent: true });
  await vi.waitUntil(() => reader.status().condition === 'absent', { timeout: 20_000, interval: 10 });
  expect(reader.status().fault).toMatchObject({ kind: 'no-answer' });
});
