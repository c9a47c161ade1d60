import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { application, searchApplications } from '../../../main/usecases/look-up.ts';
import { createNameIndex, type NameIndex } from '../../../main/usecases/name-index.ts';
import { byHand, withAnswer } from '../domain/sample-case.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
let names: NameIndex;
beforeEach(async () => {
  window = await openWindow();
  names = createNameIndex(window.parts.ledger);
});
afterEach(() => window.close());

async function accepted(name: string, idNumber = '11010519491231002X') {
  const base = await completeDraft(window);
  const form = withAnswer(withAnswer(base.form, '/applicant/name', name), '/applicant/idNumber', idNumber);
  const draft = await completeDraft(window, {
    form,
    provenance: {},
    identity: byHand('证件遗失'),
  });
  return must(await acceptApplication(window.parts, { draftId: draft.id, revision: draft.revision }));
}

const found = async (query: string, limit = 10): Promise<readonly string[]> =>
  must(await searchApplications(window.parts, names, { query, limit })).map(({ applicantName }) => applicantName);

describe('search', () => {
  test('by local number, however it is typed', async () => {
    const { localNumber } = await accepted('欧阳明珠');
    await accepted('李小明');
    for (const query of [
      localNumber,
      localNumber.toLowerCase(),
      ` ${localNumber} `,
      localNumber.replaceAll('-', '－'),
    ]) {
      expect(await found(query)).toEqual(['欧阳明珠']);
    }
  });

  test('by full ID number, in any spelling, newest first', async () => {
    await accepted('先来的');
    await accepted('后来的');
    for (const query of ['11010519491231002X', '11010519491231002x', '110105 19491231 002X', '110105491231002']) {
      expect(await found(query)).toEqual(['后来的', '先来的']);
    }
    expect(await found('110105194912310021')).toEqual([]);
  });

  test('by name, by part of a name, by pinyin and by initials', async () => {
    await accepted('欧阳明珠');
    await accepted('𬱖试');
    for (const query of ['欧阳明珠', '明珠', 'ouyangmingzhu', 'OuYang Ming', 'oymz'])
      expect(await found(query)).toEqual(['欧阳明珠']);
    expect(await found('𬱖')).toEqual(['𬱖试']);
    expect(await found('没有这人')).toEqual([]);
  });

  test('without a question shows the newest; a list is never longer than asked for', async () => {
    for (const name of ['一一', '二二', '三三']) await accepted(name);
    expect(await found('', 2)).toEqual(['三三', '二二']);
    expect((await found('临时救助', 2)).length).toBe(2);
  });

  test('finds what was accepted after the index was made, also after the clock was set back', async () => {
    await accepted('先来的');
    expect(await found('houlaide')).toEqual([]);
    window.setClock('2026-11-20T02:00:00.000Z');
    await accepted('后来的');
    expect(await found('houlaide')).toEqual(['后来的']);
  });

  test('R61: shows no full ID number, and nothing at all while locked', async () => {
    const summary = await accepted('李小明');
    expect(
      JSON.stringify(must(await searchApplications(window.parts, names, { query: '李', limit: 5 }))),
    ).not.toContain('19491231');
    window.parts.session.operator = null;
    expect(await searchApplications(window.parts, names, { query: '李', limit: 5 })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
    expect(application(window.parts, { applicationId: summary.id })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
  });

  test('the index forgets when the terminal is locked, and learns again', async () => {
    await accepted('李小明');
    expect(await found('lixiaoming')).toEqual(['李小明']);
    names.forget();
    expect(await found('lixiaoming')).toEqual(['李小明']);
  });
});
