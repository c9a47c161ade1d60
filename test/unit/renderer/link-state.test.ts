import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SyncView } from '../../../preload/contract-sync.ts';
import { LinkState } from '../../../renderer/stations/window/LinkState.tsx';
import { publicationRefusals } from '../../../renderer/stations/window/publication-text.ts';

const online = { link: 'online', failure: null, lastContactAt: null } as SyncView;
const drawn = (sync: SyncView): string => renderToStaticMarkup(createElement(LinkState, { sync, enrolled: true }));

test('a publication that was refused shows on a line that is good, and only there', () => {
  expect(drawn(online)).not.toContain('已拒收');
  for (const code of publicationRefusals) {
    expect(drawn({ ...online, failure: { code } })).toContain('下发内容已拒收');
    expect(drawn({ ...online, link: 'offline', failure: { code } })).not.toContain('已拒收');
  }
  expect(drawn({ ...online, failure: { code: 'county/server-error' } })).not.toContain('已拒收');
});

test('before the enrolment nothing is being connected, and nothing says so', () => {
  const view = { ...online, link: 'unknown' } as SyncView;
  const words = renderToStaticMarkup(createElement(LinkState, { sync: view, enrolled: false }));
  expect(words).toContain('还没入网');
  expect(words).not.toContain('正在连县里');
});
