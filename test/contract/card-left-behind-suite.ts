import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CardReaderRig } from './card-reader-rigs.ts';
import { useCardReaderStand } from './card-reader-stand.ts';

/** What every card reader says of a card that still lies on it, and that a card laid down meanwhile is read like any other. */
export function runCardLeftBehindTests(name: string, makeRig: () => Promise<CardReaderRig>): void {
  describe(`a card left on a reader over ${name}`, () => {
    const stand = useCardReaderStand(makeRig);
    const { seen, started, place, says } = stand;

    test('a card that was left behind is noticed, is not read again by asking, and its end is noticed too', async () => {
      await started();
      expect(await stand.reader.lies()).toBe(false);
      place('li-xiulan');
      await seen(1);
      expect(await stand.reader.lies()).toBe(true);
      expect(await stand.reader.lies()).toBe(true);
      stand.rig.sam.liftCard();
      expect(await stand.reader.lies()).toBe(false);
      expect(stand.outcomes.length).toBe(1);
      place('wang-jianguo');
      await seen(2);
      expect(stand.outcomes.map(says)).toEqual(['李秀兰', '王建国']);
    });

    test('a card that is laid down just as somebody asks for one left behind is read like any other', async () => {
      await started();
      const people = ['li-xiulan', 'wang-jianguo', 'elder', 'li-xiulan', 'wang-jianguo', 'elder'];
      for (const [index, key] of people.entries()) {
        place(key);
        await stand.reader.lies();
        await seen(index + 1);
        stand.rig.sam.liftCard();
        expect(await stand.reader.lies()).toBe(false);
      }
      expect(stand.outcomes.map(says)).toEqual(['李秀兰', '王建国', '赵德福', '李秀兰', '王建国', '赵德福']);
    });

    test('a card that is laid down while the reader looks for one left behind is read like any other', async () => {
      await started();
      const people = ['li-xiulan', 'wang-jianguo', 'elder', 'li-xiulan', 'wang-jianguo', 'elder'];
      for (const [index, key] of people.entries()) {
        expect(await stand.reader.lies()).toBe(false);
        const { length } = stand.rig.sam.commandsSeen;
        const looked = stand.reader.lies();
        // Two commands later the first look is over, and the module is being reset.
        await vi.waitUntil(() => stand.rig.sam.commandsSeen.length > length + 1, { timeout: 20_000, interval: 1 });
        place(key);
        await looked;
        await seen(index + 1);
        stand.rig.sam.liftCard();
      }
      expect(stand.outcomes.map(says)).toEqual(['李秀兰', '王建国', '赵德福', '李秀兰', '王建国', '赵德福']);
    });

    test('a card that was left behind long after it was read is no new one', async () => {
      await started();
      place('li-xiulan');
      await seen(1);
      // The module has been asked since, and kept quiet about it.
      const { length } = stand.rig.sam.commandsSeen;
      await vi.waitUntil(() => stand.rig.sam.commandsSeen.length > length + 1, { timeout: 20_000, interval: 10 });
      const now = performance.now.bind(performance);
      const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 3_600_000);
      onTestFinished(() => later.mockRestore());
      expect(await stand.reader.lies()).toBe(true);
      expect(await stand.reader.lies()).toBe(true);
      stand.rig.sam.liftCard();
      expect(await stand.reader.lies()).toBe(false);
      expect(stand.outcomes.length).toBe(1);
    });
  });
}
