/**
 * One policy for both hosts: our own bundles and nothing else. Styles are inline because the widget library writes them
 * at run time; scripts never are. Page pictures come from the same origin, receipts and previews as data or blob.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // 朗读: a county's recordings, from our own door.
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The document camera is ours alone; nothing else of the machine is anybody's.
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** 代办: one fix of the place of a visit, by the page of that station alone (R37). */
export function screenHeaders(station: 'window' | 'kiosk' | 'agent'): Readonly<Record<string, string>> {
  if (station !== 'agent') return securityHeaders;
  const policy = securityHeaders['permissions-policy'] ?? '';
  return { ...securityHeaders, 'permissions-policy': policy.replace('geolocation=()', 'geolocation=(self)') };
}
