import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { citizenSentence, failurePolicy, staffHint } from '../../../main/domain/failure-tables.ts';
import { failureCodes } from '../../../main/domain/failures.ts';
import { FailureAlert } from '../../../renderer/widgets/FailureAlert.tsx';
import { FailureAudience } from '../../../renderer/widgets/failure-audience.ts';

const drawn = (props: Parameters<typeof FailureAlert>[0]): string =>
  renderToStaticMarkup(createElement(FailureAlert, props));
const asText = (html: string): string => html.replace(/<[^>]*>/g, ' ');

describe('a failure on the screen', () => {
  test.each(failureCodes)('%s: a sentence, what to do, the code in a fold', (code) => {
    const html = drawn({ failure: { code } });
    expect(asText(html)).toContain(citizenSentence[code].zh);
    expect(asText(html)).toContain(staffHint[code].zh);
    expect(html.slice(html.indexOf('<details'))).toContain(code);
    expect(html.slice(0, html.indexOf('<details'))).not.toContain(`>${code}<`);
  });

  test('a citizen reads the sentence alone', () => {
    const html = drawn({ failure: { code: 'printer/out-of-paper', detail: 'ASB 0x0c' }, audience: 'citizen' });
    expect(asText(html)).toContain(citizenSentence['printer/out-of-paper'].zh);
    expect(html).not.toContain('ASB');
    expect(html).not.toContain('printer/out-of-paper');
  });

  test('on a station of citizens that holds for every page, and for every code', () => {
    for (const code of failureCodes) {
      const alert = createElement(FailureAlert, { failure: { code, detail: 'ASB 0x0c' } });
      const html = renderToStaticMarkup(createElement(FailureAudience, { value: 'citizen' }, alert));
      expect(asText(html)).toContain(citizenSentence[code].zh);
      expect(html).not.toMatch(/ASB|<details/);
      expect(asText(html)).not.toContain(staffHint[code].zh);
    }
  });

  test('trying again is offered where it can help, and nowhere else', () => {
    const offers = (code: (typeof failureCodes)[number]) =>
      drawn({ failure: { code }, onAgain: () => undefined }).includes('<button');
    expect(offers('county/offline')).toBe(true);
    expect(offers('ledger/full')).toBe(true);
    expect(offers('case/not-your-post')).toBe(false);
    for (const code of failureCodes)
      expect(offers(code), code).toBe(failurePolicy[code] !== 'stop' || code === 'ledger/full');
  });

  test('markup in a detail is text', () => {
    const html = drawn({ failure: { code: 'county/garbled', detail: '<img src=x onerror=alert(1)>' } });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x');
  });
});
