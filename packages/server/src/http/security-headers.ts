/** Pages load their style from here and nothing from anywhere; there is no script and no frame. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A page may bring its own, as the web app does for its scripts. */
export const POLICY_HEADER = 'content-security-policy';

/** `same-origin` as referrer policy: with `no-referrer` browsers send `Origin: null` with forms. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  [POLICY_HEADER]: POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
