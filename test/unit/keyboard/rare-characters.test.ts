import { describe, expect, test } from 'vitest';
import { characterOfCode } from '../../../renderer/keyboard/engine/code-point.ts';
import { charactersOfParts, mergeAtEnd } from '../../../renderer/keyboard/engine/parts.ts';
import { byOwnStrokes, countsOf } from '../../../renderer/keyboard/engine/radicals.ts';
import { radicals } from './tables.ts';

describe('rare characters', () => {
  test('by parts: 木+木 is 林, in any order and in the forms that people write', () => {
    expect(mergeAtEnd('他姓木木')).toEqual({ takes: 2, character: '林' });
    expect(mergeAtEnd('木木木')).toEqual({ takes: 3, character: '森' });
    expect(charactersOfParts('吉吉')[0]).toBe('喆');
    expect(charactersOfParts('羽中')).toContain('翀');
    expect(charactersOfParts('中羽')).toContain('翀');
    expect(charactersOfParts('亻二')).toEqual(charactersOfParts('人二'));
    expect(charactersOfParts('方方')).toContain('堃');
    expect(mergeAtEnd('你好')).toBeNull();
    expect(charactersOfParts('木')).toEqual([]);
  });

  test('by number: U+2CC56 is 𬱖; halves, controls and what is not assigned are none; private ones are said to be so', () => {
    expect(characterOfCode('U+2CC56')).toEqual({ kind: 'character', text: '𬱖', code: 'U+2CC56', isPrivate: false });
    expect(characterOfCode('2cc56')).toMatchObject({ kind: 'character', text: '𬱖' });
    expect(characterOfCode('E5E5')).toMatchObject({ kind: 'character', isPrivate: true });
    for (const code of ['D800', 'DFFF', '0000', '0007', '202E', '110000', 'FFFF', 'xyz1', '2CC56A0']) {
      expect(characterOfCode(code).kind, code).toBe('none');
    }
    expect(characterOfCode('2CC').kind).toBe('unfinished');
  });

  test('by radical and strokes: every unified ideograph of the first two blocks stands in one place', () => {
    expect(radicals.length).toBe(214);
    const all = radicals.flatMap((group) => countsOf(group).flatMap((count) => Array.from(group.byCount[count] ?? '')));
    expect(all.length).toBe(0x9fff - 0x4e00 + 1 + 0x4dbf - 0x3400 + 1);
    expect(new Set(all).size).toBe(all.length);
    const of = (radical: string) => radicals.find((group) => group.radical === radical);
    expect(of('水')?.byCount['8']).toContain('河');
    expect(of('木')?.byCount['12']).toContain('森');
    expect(of('邑')?.byCount['11']).toContain('郭');
    expect(of('龍')?.byCount['16']).toContain('龍');
    expect(
      byOwnStrokes(radicals)
        .get(1)
        ?.map(({ radical }) => radical),
    ).toEqual(['一', '丨', '丶', '丿', '乙', '亅']);
  });
});
