/**
 * 入网码: `code_hash` is the code's handle from now on (sync/crypto/code-secret.ts), beside it the key under which both
 * sides of an enrolment speak. A code that was given out before and not used yet opens nothing any more: a new one is made.
 */
export const codeSecrets = `
alter table enrolment_codes add column mac_key text;
`;
