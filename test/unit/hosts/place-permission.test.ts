import { expect, test } from 'vitest';
import { screenHeaders, securityHeaders } from '../../../main/hosts/content-security.ts';
import { isPermitted } from '../../../main/hosts/electron/permissions.ts';

test('R37: the agent’s station alone may ask for the place of a visit, in both hosts', () => {
  expect(isPermitted('geolocation', 'agent')).toBe(true);
  expect(isPermitted('geolocation', 'window')).toBe(false);
  expect(isPermitted('geolocation', 'kiosk')).toBe(false);
  expect(isPermitted('geolocation')).toBe(false);
  expect(screenHeaders('agent')['permissions-policy']).toContain('geolocation=(self)');
  for (const station of ['window', 'kiosk'] as const) expect(screenHeaders(station)).toEqual(securityHeaders);
  expect(securityHeaders['permissions-policy']).toContain('geolocation=()');
});

test('R37: nothing else is opened with it', () => {
  const other = (headers: Readonly<Record<string, string>>) => ({ ...headers, 'permissions-policy': '' });
  expect(other(screenHeaders('agent'))).toEqual(other(securityHeaders));
  for (const permission of ['microphone', 'notifications', 'usb', 'serial', 'hid', 'display-capture', 'fullscreen']) {
    expect(isPermitted(permission, 'agent')).toBe(isPermitted(permission, 'window'));
  }
});
