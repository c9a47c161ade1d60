import { describe, expect, test, vi } from 'vitest';
import { decodeCardText, encodeAddress, encodeCardText } from '../../drivers/card-reader/card-layout.ts';
import { goodMood } from '../../drivers/card-reader/simulated-sam.ts';
import type { DeviceCondition } from '../../drivers/device-status.ts';
import { type CardReaderRig, cardOfCitizen } from './card-reader-rigs.ts';
import { useCardReaderStand } from './card-reader-stand.ts';

const ground = { law: '中华人民共和国居民身份证法', clause: '第三条' };

/** What every card reader promises (drivers/card-reader/port.ts), whatever it is connected by. */
export function runCardReaderTests(
  name: string,
  makeRig: () => Promise<CardReaderRig>,
  // A line that wraps messages carries whole answers only: what a serial cable does to bytes can't happen on it.
  { isRaw }: { readonly isRaw: boolean },
): void {
  describe(`a card reader over ${name}`, () => {
    const stand = useCardReaderStand(makeRig);
    const { becomes, seen, started, place, duringRead, says } = stand;

    test('says opening, then ready', async () => {
      const conditions: DeviceCondition[] = [];
      expect(stand.reader.status()).toMatchObject({
        deviceClass: 'card-reader',
        condition: 'opening',
        where: stand.rig.where,
      });
      stand.reader.onStatus((status) => conditions.push(status.condition));
      await started();
      expect(conditions).toEqual(['ready']);
    });

    test('a placed card is one complete reading, and nothing more while it stays', async () => {
      await started();
      place('rare-name');
      await seen(1);
      const card = cardOfCitizen('rare-name');
      expect(stand.outcomes[0]).toEqual({
        ok: true,
        value: {
          ...decodeCardText(card.text),
          photoWlt: Buffer.from(card.photo).toString('base64'),
          rawText: Buffer.from(card.text).toString('base64'),
        },
      });
      expect(await stand.reader.readNow(400)).toMatchObject({ ok: false, trouble: 'card/lift-and-place-again' });
      expect(stand.outcomes.length).toBe(1);
    });

    test('the same card is read again after it was lifted; another one too', async () => {
      await started();
      place('li-xiulan');
      await seen(1);
      stand.rig.sam.liftCard();
      place('li-xiulan');
      await seen(2);
      place('wang-jianguo');
      await seen(3);
      expect(stand.outcomes.map(says)).toEqual(['李秀兰', '李秀兰', '王建国']);
    });

    test('readNow waits for a card, and says what it waited for in vain', async () => {
      await started();
      expect(await stand.reader.readNow(150)).toEqual({ ok: false, trouble: 'card/absent' });
      const reading = stand.reader.readNow(5_000);
      place('elder');
      expect(says(await reading)).toBe('赵德福');
      expect(stand.outcomes.length).toBe(1);
    });

    test('a read that is under way at the time limit is let finish', async () => {
      stand.rig.sam.setMood({ readMs: 400 });
      await started();
      const reading = stand.reader.readNow(250);
      place('elder');
      expect(says(await reading)).toBe('赵德福');
    });

    test('a card pulled during the read is one trouble, and the next placing a reading', async () => {
      await started();
      stand.rig.sam.pullCardDuringNextRead();
      place('li-xiulan');
      await seen(1);
      place('li-xiulan');
      await seen(2);
      expect(stand.outcomes.map(says)).toEqual(['card/pulled-early', '李秀兰']);
    });

    test('a failed select and a failed read are tried again without a word', async () => {
      await started();
      stand.rig.sam.setMood({ failSelects: 1, failReads: 1 });
      place('minor');
      await seen(1);
      expect(stand.outcomes.map(says)).toEqual(['周小禾']);
    });

    test('a card that can not be read is said once, and can be placed again', async () => {
      await started();
      stand.rig.sam.setMood({ failReads: 3 });
      place('minor');
      await seen(1);
      expect(await stand.reader.readNow(300)).toMatchObject({ ok: false, trouble: 'card/lift-and-place-again' });
      stand.rig.sam.liftCard();
      place('minor');
      await seen(2);
      expect(stand.outcomes.map(says)).toEqual(['card/unreadable', '周小禾']);
    });

    test('a card of a kind nobody knows is unreadable', async () => {
      await started();
      const card = cardOfCitizen('minor');
      card.text[248] = 'Q'.charCodeAt(0);
      stand.rig.sam.placeCard(card);
      await seen(1);
      expect(stand.outcomes.map(says)).toEqual(['card/unreadable']);
    });

    test('a damaged answer to the read never becomes a reading', async () => {
      await started();
      place('hmt-permit');
      await duringRead();
      stand.rig.sam.setMood({ wrongChecks: { after: 0, count: 1 } });
      await seen(1);
      expect(stand.outcomes.map(says)).toEqual(['card/lift-and-place-again']);
      stand.rig.sam.liftCard();
      place('hmt-permit');
      await seen(2);
      expect(says(stand.outcomes[1])).toBe('陈港生');
    });

    test.runIf(isRaw).each([1, 7, 64, 512])('answers in pieces of %i bytes with noise before them', async (size) => {
      stand.rig.sam.setMood({ fragments: [size], noise: Uint8Array.of(0x00, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0x96) });
      await started();
      place('foreigner');
      await seen(1);
      expect(stand.outcomes[0]).toMatchObject({ ok: true, value: { type: 'foreigner-2023', nationality: 'KAZ' } });
    });

    test.runIf(isRaw)('noise that looks like the start of a long frame costs time, not the card', async () => {
      stand.rig.sam.setMood({ noise: Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x09, 0x0a) });
      await started();
      place('wang-jianguo');
      await seen(1);
      expect(stand.outcomes.map(says)).toEqual(['王建国']);
    });

    test('the newest address, where it is wished for', async () => {
      await started();
      const wish = { newestAddress: true } as const;
      const reading = stand.reader.readNow(5_000, wish);
      stand.rig.sam.placeCard({
        ...cardOfCitizen('li-xiulan'),
        newestAddress: encodeAddress('测试省测试市测试区新址2号'),
      });
      expect(await reading).toMatchObject({
        ok: true,
        value: { name: '李秀兰', newestAddress: { kind: 'address', address: '测试省测试市测试区新址2号' } },
      });
      const without = stand.reader.readNow(5_000, wish);
      place('minor');
      expect(await without).toMatchObject({ ok: true, value: { newestAddress: { kind: 'none' } } });
      stand.rig.sam.setMood({ unknownCommands: [0x3003] });
      const refused = stand.reader.readNow(5_000, wish);
      place('elder');
      expect(await refused).toMatchObject({ ok: true, value: { name: '赵德福', newestAddress: { kind: 'unread' } } });
    });

    test.each([1_024, 512, 0] as const)(
      'a fingerprint of %i bytes on a legal ground: handed over, then wiped',
      async (length) => {
        await started();
        const seen: { copy: Uint8Array; original: Uint8Array }[] = [];
        const take = (original: Uint8Array) => seen.push({ copy: Uint8Array.from(original), original });
        const reading = stand.reader.readNow(5_000, { fingerprint: { ground, take } });
        stand.rig.sam.placeCard({ ...cardOfCitizen('wang-jianguo'), fingerprint: new Uint8Array(length).fill(0x5a) });
        expect(await reading).toMatchObject({ ok: true, value: { name: '王建国', fingerprint: length } });
        expect(seen.length).toBe(1);
        expect(seen[0]?.copy).toEqual(new Uint8Array(length).fill(0x5a));
        expect(seen[0]?.original).toEqual(new Uint8Array(length));
      },
    );

    test('no fingerprint is asked for without a ground, nor by a reading that nobody wished anything of', async () => {
      await started();
      const take = () => expect.unreachable();
      for (const ground of [
        { law: '', clause: '第五条' },
        { law: '居民身份证法', clause: ' ' },
      ]) {
        expect(() => stand.reader.readNow(5_000, { fingerprint: { ground, take } })).toThrow(RangeError);
      }
      stand.rig.sam.placeCard({ ...cardOfCitizen('wang-jianguo'), fingerprint: new Uint8Array(1_024).fill(0x5a) });
      await seen(1);
      expect(stand.outcomes[0]).toMatchObject({ ok: true });
      expect(stand.rig.sam.commandsSeen).not.toContain(0x3010);
    });

    test('a module that gives no fingerprints away still reads the card', async () => {
      stand.rig.sam.setMood({ unknownCommands: [0x3010] });
      await started();
      const take = vi.fn();
      const reading = stand.reader.readNow(5_000, { fingerprint: { ground, take } });
      place('elder');
      expect(await reading).toMatchObject({ ok: true, value: { name: '赵德福', fingerprint: 'unread' } });
      expect(take).not.toHaveBeenCalled();
    });

    test('says which module it is', async () => {
      await started();
      expect(stand.reader.status().identity).toBe('05.03-20140815-0123456789-0000000042');
    });

    test('a module that falls silent is absent within 3 s, and ready when it speaks again', async () => {
      await started();
      stand.rig.sam.setMood({ isSilent: true });
      await becomes('absent', 3_000);
      expect(await stand.reader.readNow(5_000)).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
      stand.rig.sam.setMood(goodMood);
      await becomes('ready', 8_000);
    });

    test('a module that is not authorised needs help, and works once it is', async () => {
      stand.rig.sam.setMood({ isUnauthorised: true });
      stand.reader.start();
      await becomes('needs-help');
      stand.rig.sam.setMood({ isUnauthorised: false });
      await becomes('ready');
    });

    test('unplugged: absent within 3 s; plugged in: ready by itself', async () => {
      await started();
      await stand.rig.plug.pull();
      await becomes('absent', 3_000);
      expect(stand.reader.status().trouble).toBe('card/reader-missing');
      await stand.rig.plug.plugIn();
      await becomes('ready');
      place('li-xiulan');
      await seen(1);
      expect(says(stand.outcomes[0])).toBe('李秀兰');
    });

    test('unplugged in the middle of a read: one trouble, and the port can be used again within 3 s', async () => {
      stand.rig.sam.setMood({ readMs: 600 });
      await started();
      place('li-xiulan');
      await duringRead();
      await stand.rig.plug.pull();
      await becomes('absent', 3_000);
      expect(stand.outcomes.map(says)).toEqual(['card/reader-missing']);
      stand.rig.sam.liftCard();
      await stand.rig.plug.plugIn();
      await becomes('ready', 3_000);
      place('wang-jianguo');
      await seen(2);
      expect(says(stand.outcomes[1])).toBe('王建国');
    });

    test.runIf(isRaw)(
      'unplugged in the middle of a frame: one trouble, and the port can be used again within 3 s',
      async () => {
        stand.rig.sam.setMood({ cutReadAt: 700, fragments: [64] });
        await started();
        place('li-xiulan');
        await vi.waitUntil(() => stand.rig.sam.commandsSeen.includes(0x3001) && !stand.rig.sam.isReading, {
          timeout: 20_000,
          interval: 2,
        });
        await stand.rig.plug.pull();
        await becomes('absent', 3_000);
        expect(stand.outcomes.map(says)).toEqual(['card/reader-missing']);
        stand.rig.sam.liftCard();
        await stand.rig.plug.plugIn();
        await becomes('ready', 3_000);
        place('wang-jianguo');
        await seen(2);
        expect(says(stand.outcomes[1])).toBe('王建国');
      },
    );

    test.runIf(isRaw)('an answer that stops in the middle is no reading', async () => {
      stand.rig.sam.setMood({ cutReadAt: 1_294 });
      await started();
      place('li-xiulan');
      await seen(1);
      expect(stand.outcomes.map(says)).toEqual(['card/lift-and-place-again']);
    });

    test('nobody there for many finds, then a card', async () => {
      await started();
      const finds = () => stand.rig.sam.commandsSeen.filter((command) => command === 0x2001).length;
      await vi.waitUntil(() => finds() >= 10, { timeout: 20_000, interval: 5 });
      place('elder');
      await seen(1);
      expect(stand.outcomes[0]).toMatchObject({ ok: true, value: { validTo: '长期' } });
    });

    test('a private-use character in a name arrives as it is, its standard form beside it', async () => {
      await started();
      const name = encodeCardText('citizen', { name: '\ue863\ue5e5', nation: '99' });
      stand.rig.sam.placeCard({ ...cardOfCitizen('elder'), text: name });
      await seen(1);
      expect(stand.outcomes[0]).toMatchObject({
        ok: true,
        value: { name: '\ue863\ue5e5', standard: { name: '䶮\ue5e5' }, unmapped: ['U+E5E5'], nationName: '99' },
      });
    });

    test('a reader that is plugged in after the start is found', async () => {
      await stand.rig.plug.pull();
      stand.reader.start();
      await becomes('absent');
      await stand.rig.plug.plugIn();
      await becomes('ready');
    });

    test('after close the port is free and nothing is called any more', async () => {
      stand.rig.sam.setMood({ readMs: 300 });
      await started();
      place('li-xiulan');
      await duringRead();
      const pending = stand.reader.readNow(5_000);
      await stand.reader.close();
      expect(await pending).toMatchObject({ ok: false, trouble: 'card/reader-missing' });
      const line = await stand.rig.open();
      await line.close();
      await vi.waitUntil(() => !stand.rig.sam.isReading, { timeout: 20_000, interval: 5 });
      expect(stand.outcomes).toEqual([]);
    });
  });
}
